import { ContractSetupError } from "../errors.ts";
import { forbidden } from "./permission.ts";
import { mediaTypeOf, type Outcome } from "./reply.ts";
import type { Session } from "./session.ts";

/**
 * One plain call per operation, before anything is judged. If none of them meets the API, there is nothing to judge, and
 * the run ends with what is wrong; a single answer that makes sense is enough to go on.
 *
 * @throws {ContractSetupError} when no call had a reply of an API, or all were refused for the token.
 */
export async function preflight(session: Session): Promise<void> {
  const { plan, profile, loopback, options } = session;
  const calls = plan.plain.filter((one) => forbidden(one, profile, loopback) === undefined);
  const [probe] = plan.plain;
  if (calls.length === 0 && probe === undefined) return;
  const sent =
    calls.length > 0 ? calls : plan.cases.filter((one) => forbidden(one, profile, loopback) === undefined).slice(0, 1);
  const outcomes: Outcome[] = [];
  await Promise.all(
    sent.map(async (one) => {
      const { outcome } = await session.probe(one, { quiet: true });
      if (outcome !== undefined) outcomes.push(outcome);
      if (outcome?.kind === "reply") session.keepFirst({ case: one, reply: outcome.reply });
    }),
  );
  if (outcomes.length === 0) {
    if (options.token === undefined && plan.plain.some((one) => one.request.auth.kind === "token")) {
      throw new ContractSetupError("the spec asks for a token; give it with --token TOKEN or in EMCHAT_TOKEN");
    }
    return;
  }
  const reasons = outcomes.map(whyNotAnApi);
  const [reason] = reasons;
  if (reason !== undefined && reasons.every((text) => text !== undefined)) {
    throw new ContractSetupError(`cannot judge ${options.url}: ${reason}`);
  }
  const refused = outcomes.filter((outcome) => outcome.kind === "reply" && outcome.reply.status === 401);
  if (refused.length === outcomes.length) {
    throw new ContractSetupError(
      `cannot judge ${options.url}: every plain call was answered 401, so the token is not one that this server takes. ` +
        "Give a good one with --token TOKEN or in EMCHAT_TOKEN, and its tenant with --org and --app.",
    );
  }
}

/** Why an outcome shows no API at all, or undefined when it shows one, right or wrong. */
function whyNotAnApi(outcome: Outcome): string | undefined {
  if (outcome.kind === "failure") return `${outcome.message}. Is the server running, and is the address right?`;
  const { reply } = outcome;
  if (reply.status >= 300 && reply.status < 400) {
    const where = reply.headers["location"]?.slice(0, 200) ?? "nowhere";
    return `it redirects (${reply.status}) to ${where}; redirects are not followed, because a token must not go elsewhere. Give that address with --url if it is the right one.`;
  }
  if (reply.json.value !== undefined) return undefined;
  // An unreadable body under the right name is a fault of an API, not the sign of another server.
  if (/[/+]json$/.test(mediaTypeOf(reply) ?? "") && reply.body.byteLength > 0) return undefined;
  const type = mediaTypeOf(reply);
  if (type === "text/html")
    return `it answers ${reply.status} with HTML; that is a web page or a gateway, not this API. Check --url.`;
  return `it answers ${reply.status} without JSON (${type ?? "no Content-Type"}, ${reply.body.byteLength} bytes). Check --url.`;
}
