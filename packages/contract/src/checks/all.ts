import { allow } from "./allow.ts";
import { challenge } from "./challenge.ts";
import type { Check, Finding, Subject } from "./check.ts";
import { declaredStatus } from "./declared-status.ts";
import { duration } from "./duration.ts";
import { encoding } from "./encoding.ts";
import { envelope } from "./envelope.ts";
import { errorIdentifier } from "./error-identifier.ts";
import { exemplary } from "./exemplary.ts";
import { head } from "./head.ts";
import { headers } from "./headers.ts";
import { inTime } from "./in-time.ts";
import { json } from "./json.ts";
import { leak } from "./leak.ts";
import { mediaType } from "./media-type.ts";
import { noServerError } from "./no-server-error.ts";
import { relations } from "./relations.ts";
import { schema } from "./schema.ts";
import { status } from "./status.ts";

/** Checks of what can be said of any reply, asked for or not. */
export const CONFORMANCE_CHECKS: readonly Check[] = [
  noServerError,
  declaredStatus,
  mediaType,
  json,
  schema,
  envelope,
  headers,
  challenge,
  encoding,
  relations,
  duration,
  leak,
];

/** Every check of a reply, in the order in which findings are told. */
export const CHECKS: readonly Check[] = [
  status,
  ...CONFORMANCE_CHECKS,
  errorIdentifier,
  exemplary,
  allow,
  head,
  inTime,
];

/** Names that a finding can have beside those of the checks: of sequences and of requests without a reply. */
export const OTHER_CHECKS: Readonly<Record<string, string>> = {
  answered: "Every request has a complete reply, in time, of bounded size.",
  repeat: "The same request is answered alike each time; reading and sending change nothing that is read.",
  "ignore-case": "Two spellings of a name that the spec calls the same are answered alike.",
  clock: "The server's clock goes on between two calls, and not backwards.",
  isolation: "Calls at the same time, or one after the other, do not mix their replies.",
};

/** Judges one reply by every check. */
export function judge(subject: Subject, checks: readonly Check[] = CHECKS): Finding[] {
  const findings: Finding[] = [];
  for (const check of checks) for (const finding of check.run(subject)) findings.push(finding);
  // One wrong status is one finding, however many checks see it.
  const wrong = findings.some((finding) => finding.check === "status" || finding.check === "no-server-error");
  return wrong ? findings.filter((finding) => finding.check !== "declared-status") : findings;
}
