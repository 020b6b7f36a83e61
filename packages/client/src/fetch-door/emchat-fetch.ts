import type { ClientOptions } from "../client-options.ts";
import { createClient } from "../create-client.ts";
import { EmchatError, type Outcome } from "../errors/emchat-error.ts";
import { makeError } from "../errors/error-class.ts";
import type { AttemptReply, AttemptRequest, Middleware } from "../middleware.ts";
import type { OperationId } from "../operation-data.ts";
import type { RequestInput } from "../raw-request.ts";
import { readSettings } from "../settings.ts";
import { quoteCause } from "../transport/quote-cause.ts";
import { toResponse } from "../transport/to-response.ts";
import { findOperation } from "./find-operation.ts";

/**
 * A `fetch` with all delivery rules: token, pace, what may go out again, timeout and deadline. It knows the addresses of the
 * contract's operations, below `baseUrl` and for its own tenant; anything else is refused.
 *
 * It gives the service's last reply as a `Response`, whatever its status; `x-emchat-outcome` says what became of a request that
 * failed, and `x-emchat-attempts` how often it was sent.
 *
 * @param options What `createClient` takes.
 * @throws EmchatConfigurationError when an option cannot be used. The `fetch` itself rejects with an EmchatError where there is
 * no reply of the service, or none that is the contract's.
 * @example
 * ```ts
 * import { emchatFetch } from "@emchat/client";
 *
 * const send = emchatFetch({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });
 * const response = await send("https://a1.easemob.com/easemob-demo/chatdemoui/users/zw123/status");
 * console.log(response.status, await response.json());
 * ```
 */
export function emchatFetch(options: ClientOptions = {}): typeof globalThis.fetch {
  const client = createClient(options);
  const { org, app, baseUrl } = readSettings(options);
  return async (input, init) => {
    const request = requestOf(input, init);
    const { operation, path } = findOperation(request.method, new URL(request.url), baseUrl);
    if (path["org"] !== org || path["app"] !== app) {
      throw makeError(
        "configuration",
        `the address is ${path["org"]}/${path["app"]}'s, the token ${org}/${app}'s: make an \`emchatFetch\` for each`,
      );
    }
    const written = await writtenOf(request);
    let reply: AttemptReply | undefined;
    const asWritten: Middleware = async (attempt, next) => {
      reply = undefined;
      reply = await next({ ...attempt, ...written, headers: { ...attempt.headers, ...written.headers } });
      return reply;
    };
    const { attempts, outcome }: Ending = await client
      .withOptions({ middleware: [asWritten, ...(options.middleware ?? [])] })
      .request(operation.id, { path, body: written.body && {}, signal: request.signal } as RequestInput<OperationId>)
      .withResponse()
      .catch((error: unknown) => refusalOf(error, reply));
    return respond(reply, attempts, outcome);
  };
}

function requestOf(...[input, init]: Parameters<typeof globalThis.fetch>): Request {
  try {
    return new Request(input, init);
  } catch (thrown) {
    // an address may have a secret in it
    const address = input instanceof URL ? input.href : input;
    const clean = (text: string): string =>
      typeof address === "string" && address ? text.replaceAll(address, "[address]") : text;
    const cause = quoteCause(thrown, clean);
    throw makeError("configuration", "not a request: see `cause`", { cause });
  }
}

async function writtenOf(request: Request): Promise<Pick<AttemptRequest, "url" | "headers" | "body">> {
  const headers = Object.fromEntries(request.headers);
  // these are the client's own: a `Request` calls a string plain text by itself
  for (const name of ["authorization", "content-type", "content-length", "transfer-encoding"]) delete headers[name];
  return { url: request.url, headers, body: request.body ? await textOf(request) : undefined };
}

// whoever gives a stream may never end it
async function textOf(request: Request): Promise<string> {
  const { signal } = request;
  let onAbort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort);
    if (signal.aborted) onAbort();
  });
  try {
    return await Promise.race([request.text(), aborted]);
  } catch (cause) {
    if (signal.aborted) throw makeError("aborted", "aborted by its signal", { cause: signal.reason });
    throw makeError("configuration", "the request's body cannot be read: see `cause`", { cause });
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

/** How a call ended; with an outcome where it was refused. */
interface Ending {
  readonly attempts: number;
  readonly outcome?: Outcome;
}

/** The kinds of errors that are a reply of the service, which a `fetch` gives as it came. */
const REPLIES = /^(authentication|permission|notFound|badRequest|rateLimited|server)$/;

function refusalOf(error: unknown, reply: AttemptReply | undefined): EmchatError {
  // no `Response` can have a status from 600 on
  if (reply && reply.status < 600 && error instanceof EmchatError && REPLIES.test(error.kind)) return error;
  throw error;
}

function respond(reply: AttemptReply | undefined, attempts: number, outcome: Outcome | undefined): Response {
  if (!reply) throw makeError("configuration", "a middleware answered in the service's place");
  const response = toResponse(reply);
  response.headers.set("x-emchat-attempts", String(attempts));
  if (outcome) response.headers.set("x-emchat-outcome", outcome);
  return response;
}
