import { curlLines } from "./curl-lines.ts";
import { launch } from "./launch.ts";
import type { Options } from "./options.ts";
import { stopSignal } from "./stop-signals.ts";

/** The port that nobody else in the field of mocks leaves free: Prism's own. */
export const DEFAULT_PORT = 4010;

/** `emchat-mock`: serves until it is told to stop. Returns the exit code. */
export async function startCommand(options: Options): Promise<number> {
  const stop = stopSignal();
  const mode = options.log ?? "pretty";
  const { server, logger, tenant } = await launch(options, { port: DEFAULT_PORT, log: "pretty" });
  process.stdout.write(`emchat-mock ready on ${server.url}\n`);
  if (mode === "pretty") {
    process.stdout.write(
      `\n${curlLines(server.url, tenant())
        .map((line) => `  ${line}\n`)
        .join("")}\n  inspector: ${server.url}/__mock/\n\n`,
    );
  }
  if (options.host !== undefined && options.host !== "127.0.0.1" && options.host !== "localhost") {
    logger.event(
      "warn",
      `listening on ${options.host}: everybody who reaches this address can read and change the mock`,
    );
  }
  const signal = await stop;
  logger.event("info", `${signal}: no more connections are taken, running calls may end`);
  await server.close();
  return 0;
}
