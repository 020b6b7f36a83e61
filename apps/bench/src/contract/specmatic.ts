import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { runTool, specDocument, stable, type Tool } from "./tool.ts";

/** More combinations of one request's optional keys are not tried; without a limit one server takes minutes. */
const COMBINATIONS = 12;

/** Whether there is a Java to run it. */
export async function hasJava(): Promise<boolean> {
  return promisify(execFile)("java", ["-version"]).then(
    () => true,
    () => false,
  );
}

/** Its names are made up and then unknown to the server, so each part of the path gets the one value that is known. */
async function withKnownNames(): Promise<string> {
  const document = await specDocument();
  for (const parameter of Object.values(document.components.parameters))
    parameter.schema = { type: "string", enum: Object.values(parameter.examples).map(({ value }) => value) };
  return JSON.stringify(document);
}

/** Generates requests from the document and judges the replies. */
export const specmatic: Tool = {
  name: "specmatic 2.55.1",
  setUp: `default tests, each part of the path fixed to a known name, at most ${COMBINATIONS} combinations of each body`,
  judge: async ({ server, folder }) => {
    const spec = join(folder, "openapi.json");
    await writeFile(spec, await withKnownNames());
    const { code, output } = await runTool("specmatic", ["test", spec, "--testBaseURL", server.url], folder, {
      adminToken: server.token,
      MAX_TEST_REQUEST_COMBINATIONS: String(COMBINATIONS),
    });
    // Its exit code is 0 whatever it found.
    const [, failures = "0", errors = "0"] = /Failures: (\d+),.*Errors: (\d+)/.exec(output) ?? [];
    const none = !/Tests run: [1-9]/.test(output);
    const failed = output.split("\n").filter((line) => line.includes(" FAILED"));
    return code === 0 && failures === "0" && errors === "0" && !none ? [] : ["failed", ...failed.map(stable)];
  },
};
