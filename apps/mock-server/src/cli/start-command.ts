import { reachedAt } from "../shell/lan-addresses.ts";
import { announce } from "./announce.ts";
import { curlLines } from "./curl-lines.ts";
import { launch } from "./launch.ts";
import type { Options } from "./options.ts";
import { stopSignal } from "./stop-signals.ts";

/** The port that nobody else in the field of mocks leaves free: Prism's own. */
export const DEFAULT_PORT = 4010;

/** `emchat-mock`: serves until it is told to stop. Returns the exit code. */
export async function startCommand(options: Options): Promise<number> {
  const mode = options.log ?? "pretty";
  const { server, logger, tenant } = await launch(options, { port: DEFAULT_PORT, log: "pretty" });
  // Nothing that has to be ended may begin before the last step that can fail.
  const stop = stopSignal();
  announce(server, logger, options);
  if (mode === "pretty") {
    const lines = [
      ...curlLines(server.url, tenant(), options.httpsCert === undefined ? server.certificate?.file : undefined),
      "",
      `inspector: ${server.url}/__mock/`,
      ...reachedAt(server.url, server.host)
        .filter((address) => address !== server.url)
        .map((address) => `on the network: ${address}/__mock/`),
    ];
    process.stdout.write(`\n${lines.map((line) => (line === "" ? "\n" : `  ${line}\n`)).join("")}\n`);
  }
  const signal = await stop;
  logger.event("info", `${signal}: no more connections are taken, running calls may end`);
  await server.close();
  return 0;
}
