import { createReadStream, statSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { namedServer } from "./named-server.ts";
import type { Options } from "./options.ts";
import { UsageError } from "./usage-error.ts";

/** `emchat-mock export --as FORMAT`: writes a session of a running server to stdout as a file. Returns the exit code. */
export async function exportCommand(options: Options): Promise<number> {
  const { as, subject, keepTexts, hideNames } = options;
  if (as === undefined) throw new UsageError("export needs --as vitest, playwright, har, scenario or state");
  const query = new URLSearchParams({ as, ...(subject === undefined ? undefined : { subject }) });
  if (keepTexts) query.set("texts", "kept");
  if (hideNames) query.set("names", "hidden");
  return call(options, "GET", `/__mock/api/v1/export?${query}`);
}

/** `emchat-mock import FILE`: gives the state of a file to a session of a running server. Returns the exit code. */
export async function importCommand(options: Options): Promise<number> {
  const [file] = options.operands;
  if (file === undefined) throw new UsageError("import needs a FILE, as export --as state writes it");
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw new UsageError(`${file} is no file`);
  return call(options, "PUT", "/__mock/api/v1/state", file);
}

/** Calls a running server; what it answers goes to stdout, and why it does not to stderr. */
async function call(options: Options, method: string, path: string, file?: string): Promise<number> {
  const { host, port, request } = namedServer(options);
  const headers = options.session === undefined ? {} : { "x-mock-session": options.session };
  return new Promise((resolve) => {
    const fail = (why: string): void => {
      process.stderr.write(`emchat-mock: ${why}\n`);
      resolve(1);
    };
    const sent = request({ path, method, headers }, (reply) => {
      if (reply.statusCode === 200) {
        pipeline(reply, process.stdout, { end: false }).then(
          () => resolve(0),
          (error: Error) => fail(error.message),
        );
        return;
      }
      let text = "";
      reply.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      reply.once("end", () => fail(detailOf(text) ?? `the server answers ${reply.statusCode}`));
    });
    sent.once("error", (error) => fail(`no server on ${host}:${port}: ${error.message || "no connection"}`));
    if (file === undefined) sent.end();
    else pipeline(createReadStream(file), sent).catch(() => {});
  });
}

function detailOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { detail?: string }).detail;
  } catch {
    return undefined;
  }
}
