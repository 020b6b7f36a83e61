// Most servers speak plain HTTP, forward nothing and call nobody back: what that takes is loaded by those that do.
import type { Callbacks } from "./callback/callbacks.ts";
import type { Certificate } from "./https/certificate.ts";
import type { Logger } from "./log/logger.ts";
import type { Metrics } from "./metrics/metrics.ts";
import type { PassageParts } from "./proxy/forward-call.ts";
import type { Turn } from "./service/turn.ts";
import type { ShellLimits } from "./shell/limits.ts";
import type { MockServerOptions } from "./start-mock-server.ts";

/** What calls back is loaded where there is somebody to call. */
export async function callbacksOf(
  { callback, callbackSecret = "" }: MockServerOptions,
  limits: ShellLimits,
  metrics: Metrics,
  logger: Logger,
): Promise<Callbacks | undefined> {
  if (callback === undefined) return undefined;
  const [{ createCallbacks }, { readCallbackAddress }] = await Promise.all([
    import("./callback/callbacks.ts"),
    import("./callback/callback-address.ts"),
  ]);
  return createCallbacks({
    url: readCallbackAddress(callback),
    secret: callbackSecret,
    timeoutMs: limits.callbackTimeoutMs,
    waiting: limits.waitingCallbacks,
    count: metrics.countCallback,
    turned: (accepts, text) => logger.event(accepts ? "info" : "warn", text),
  });
}

/** A server that forwards. */
export interface Proxy {
  readonly url: string;
  forward(turn: Turn): void;
  close(): void;
}

/** What forwards is loaded where there is somewhere to forward to. */
export async function proxyOf(
  address: string | undefined,
  parts: Omit<PassageParts, "upstream">,
): Promise<Proxy | undefined> {
  if (address === undefined) return undefined;
  const [{ createUpstream }, { forwardCall }] = await Promise.all([
    import("./proxy/upstream.ts"),
    import("./proxy/forward-call.ts"),
  ]);
  const upstream = createUpstream(address);
  return {
    url: upstream.url,
    forward: (turn) => forwardCall({ upstream, ...parts }, turn),
    close: () => upstream.close(),
  };
}

/** What certificates need is loaded where TLS is spoken. @throws TypeError for a pair that does not fit */
export async function certificateOf({ https = false, host }: MockServerOptions): Promise<Certificate | undefined> {
  if (https === false) return undefined;
  if (https !== true) return (await import("./https/certificate.ts")).checkedPair(https);
  const { ownCertificate } = await import("./https/own-certificate.ts");
  return ownCertificate(host === "localhost" ? undefined : host);
}
