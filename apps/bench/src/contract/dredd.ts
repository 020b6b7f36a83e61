import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runTool, specDocument, stable, type Tool } from "./tool.ts";

/** Authorises each transaction and keeps those whose status a plain call can bring about. */
const HOOKS = `const hooks = require("hooks");
hooks.beforeEach((transaction) => {
  transaction.request.headers.Authorization = "Bearer " + process.env.BENCH_TOKEN;
  transaction.skip = String(transaction.expected.statusCode) !== "200";
});
`;

/** Dredd reads OpenAPI 3.0, and one example for each parameter. */
async function asOpenApi30(): Promise<object> {
  const { jsonSchemaDialect: _, ...document } = await specDocument();
  const { summary: __, license: ___, ...info } = document.info;
  const parameters = Object.entries(document.components.parameters).map(([name, { examples, ...parameter }]) => [
    name,
    { ...parameter, example: Object.values(examples)[0]?.value },
  ]);
  return {
    ...document,
    openapi: "3.0.3",
    info,
    components: { ...document.components, parameters: Object.fromEntries(parameters) },
  };
}

/** Sends each operation's example and compares the reply with the documented one. */
export const dredd: Tool = {
  name: "dredd 14.1.0",
  setUp: "the document as OpenAPI 3.0, 5 lines of hooks for the token, 3 transactions",
  judge: async ({ server, folder }) => {
    const [spec, hooks] = [join(folder, "openapi30.json"), join(folder, "hooks.cjs")];
    await writeFile(spec, JSON.stringify(await asOpenApi30()));
    await writeFile(hooks, HOOKS);
    const args = [spec, server.url, `--hookfiles=${hooks}`, "--loglevel=error"];
    const { code, output } = await runTool("dredd", args, folder, { BENCH_TOKEN: server.token });
    const failed = output.split("\n").filter((line) => line.startsWith("fail:"));
    return code === 0 ? [] : [`exit ${code}`, ...failed.map(stable)];
  },
};
