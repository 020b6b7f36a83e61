import { createUpstream, type Upstream } from "../proxy/upstream.ts";
import { announce } from "./announce.ts";
import { launch } from "./launch.ts";
import type { Options } from "./options.ts";
import { DEFAULT_PORT } from "./start-command.ts";
import { stopSignal } from "./stop-signals.ts";
import { UsageError } from "./usage-error.ts";

/** `emchat-mock proxy --upstream URL`: forwards until it is told to stop. Returns the exit code. */
export async function proxyCommand(options: Options): Promise<number> {
  if (options.upstream === undefined)
    throw new UsageError("proxy needs --upstream, such as --upstream https://a1.easemob.com");
  const { url } = checked(options.upstream);
  const { server, logger } = await launch(options, { port: DEFAULT_PORT, log: "pretty" });
  const stop = stopSignal();
  announce(server, logger, options);
  logger.event("info", `forwarding to ${url}; inspector: ${server.url}/__mock/`);
  const signal = await stop;
  logger.event("info", `${signal}: no more connections are taken, running calls may end`);
  await server.close();
  return 0;
}

function checked(address: string): Upstream {
  try {
    const upstream = createUpstream(address);
    upstream.close();
    return upstream;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
