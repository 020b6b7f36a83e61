import type { Case } from "../cases/case.ts";
import { ContractSetupError } from "../errors.ts";
import { declares, isJsonType, meansType } from "../spec/operation.ts";
import { inParallel } from "./in-parallel.ts";
import { forbidden } from "./permission.ts";
import { mediaTypeOf, type Outcome } from "./reply.ts";
import type { Session } from "./session.ts";

/** Every plain call was refused for its credentials: another way to identify may do better. */
export class CredentialsRefused extends ContractSetupError {}

/**
 * One plain call per operation, before anything is judged. If none of them meets the API, there is nothing to judge, and
 * the run ends with what is wrong; a single answer that makes sense is enough to go on. What deletes is not called: the
 * others still need it.
 *
 * @throws {ContractSetupError} when no call had a reply of an API, or all were refused for the token.
 */
export async function preflight(session: Session, plain: readonly Case[]): Promise<void> {
  const { plan, profile, free, options } = session;
  const gentle = plain.some(({ request }) => request.method !== "DELETE")
    ? plain.filter(({ request }) => request.method !== "DELETE")
    : plain;
  const calls = gentle.filter((one) => forbidden(one, profile, free) === undefined);
  if (calls.length === 0 && plain.length === 0) return;
  const sent =
    calls.length > 0 ? calls : plan.cases.filter((one) => forbidden(one, profile, free) === undefined).slice(0, 1);
  const outcomes: { readonly one: Case; readonly outcome: Outcome }[] = [];
  await inParallel(sent, session.concurrency, async (one) => {
    const { outcome } = await session.probe(one, { quiet: true });
    if (outcome !== undefined) outcomes.push({ one, outcome });
    if (outcome?.kind === "reply") session.keepFirst({ case: one, reply: outcome.reply });
  });
  if (outcomes.length === 0) {
    if (options.token === undefined && plan.plain.some((one) => one.request.auth.kind === "token")) {
      throw new ContractSetupError("the spec asks for a token; give it with --token TOKEN or in EMCHAT_TOKEN");
    }
    return;
  }
  const reasons = outcomes.map(({ one, outcome }) => whyNotAnApi(one, outcome, session));
  const [reason] = reasons;
  if (reason !== undefined && reasons.every((text) => text !== undefined)) {
    throw new ContractSetupError(`cannot judge ${options.url}: ${reason}`);
  }
  if (outcomes.every(({ one, outcome }) => isRefused(one, outcome))) throw new CredentialsRefused(whyRefused(session));
}

/** Refused for who calls, as far as one can see. */
function isRefused({ operation }: Case, outcome: Outcome): boolean {
  if (outcome.kind === "failure") return false;
  const { status } = outcome.reply;
  return status === 401 || (status === 403 && operation.credential !== undefined && !declares(operation, 401));
}

function whyRefused({ plan, options }: Session): string {
  const schemes = new Set(plan.contexts.flatMap(({ operation }) => operation.security.unpresentable));
  const presented = plan.contexts.some(({ operation }) => operation.credential !== undefined);
  return (
    `cannot judge ${options.url}: every plain call was refused for its credentials (401, or 403 where the spec has no 401). ` +
    (presented
      ? "The token is not one that this server takes. Give a good one with --token TOKEN or in EMCHAT_TOKEN (NAME:PASSWORD for basic authentication), several with `credentials` in a profile, and its tenant with --org and --app."
      : schemes.size > 0
        ? `Security schemes of the kind of ${[...schemes].join(", ")} cannot be presented by this kit.`
        : "The spec says of none of them that it asks for any; declare its security schemes.")
  );
}

/** Why an outcome shows no API at all, or undefined when it shows one, right or wrong. */
function whyNotAnApi(one: Case, outcome: Outcome, session: Session): string | undefined {
  if (outcome.kind === "failure") return `${outcome.message}. Is the server running, and is the address right?`;
  const { reply } = outcome;
  const type = mediaTypeOf(reply);
  if (isAsDeclared(one, reply.status, type)) return undefined;
  if (reply.status >= 300 && reply.status < 400) {
    const where = session.shown(reply.headers["location"]?.slice(0, 200) ?? "nowhere");
    return `it redirects (${reply.status}) to ${where}; redirects are not followed, because a token must not go elsewhere. Give that address with --url if it is the right one.`;
  }
  if (reply.json.value !== undefined) return undefined;
  // An unreadable body under the right name is a fault of an API, not the sign of another server.
  if (isJsonType(type ?? "") && reply.body.byteLength > 0) return undefined;
  if (type === "text/html")
    return `it answers ${reply.status} with HTML; that is a web page or a gateway, not this API. Check --url.`;
  const said = type === undefined ? "no Content-Type" : session.shown(type);
  return `it answers ${reply.status} without JSON (${said}, ${reply.body.byteLength} bytes). Check --url.`;
}

/** A reply of a status that the spec declares, in a media type that it declares for it, or without content. */
function isAsDeclared({ operation }: Case, status: number, type: string | undefined): boolean {
  const declared = operation.replies.find((reply) => reply.status === String(status));
  if (declared === undefined) return false;
  return (
    declared.media.length === 0 ||
    declared.media.some((media) => type !== undefined && meansType(media.type, type) && !isJsonType(media.type))
  );
}
