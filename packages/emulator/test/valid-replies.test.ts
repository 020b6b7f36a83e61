import { type Call, createEmulator, isReply, type Reply } from "@emchat/emulator";
import { validateReply } from "@emchat/schema/validators";
import { describe, expect, test } from "vitest";
import { body } from "./calls.ts";
import { BUSY_CONFIG, generatedCalls } from "./generated-calls.ts";

const CALLS = 20_000;
const calls = generatedCalls(CALLS, 11);
/** What the contract does not declare, because the path or the verb belongs to no operation. */
const WITHOUT_OPERATION = [204, 400, 404, 405];

/** What is wrong with a reply, in words. */
function faultsOf(call: Call | undefined, { status, headers, body: envelope }: Reply): string[] {
  const faults: string[] = [];
  const need = (holds: boolean, what: string): void => {
    if (!holds) faults.push(what);
  };
  if (status === 204) {
    need(envelope === undefined && headers["allow"]?.endsWith("OPTIONS") === true, "a 204 has Allow and no body");
    return faults;
  }
  // A 405 is not declared: it has the envelope of an error, as a 400 has.
  const operationId = call?.operationId ?? "sendMessageToUser";
  faults.push(...validateReply(operationId, status === 405 ? 400 : status, envelope).map(({ message }) => message));
  need(headers["content-type"] === "application/json", "it is JSON");
  need((headers["www-authenticate"] !== undefined) === (status === 401), "a 401, and only that, names the scheme");
  need(status !== 429 || /^[1-9][0-9]*$/.test(headers["retry-after"] ?? ""), "a 429 says when to come again");
  need(status !== 405 || /^[A-Z]+(, [A-Z]+)*$/.test(headers["allow"] ?? ""), "a 405 says what is allowed");
  return faults;
}

/** What no schema can say: the tenant is echoed, and there is one result for the one target. */
function brokenRelations(call: Call, reply: Reply): string[] {
  if (reply.status !== 200 || reply.example !== undefined) return [];
  const { organization, applicationName, data } = body(reply) as {
    organization: string;
    applicationName: string;
    data: readonly unknown[];
  };
  const echoed = organization === call.parameters["org"] && applicationName === call.parameters["app"];
  return echoed && data.length === 1 ? [] : [`${organization}/${applicationName} with ${data.length} results`];
}

describe.each([
  ["by default", BUSY_CONFIG],
  ["in strict mode", { ...BUSY_CONFIG, strict: true }],
])("%s", (_, config) => {
  test(`every reply to ${CALLS} generated calls is declared by the contract and passes its validator`, {
    timeout: 120_000,
  }, () => {
    const emulator = createEmulator({ config });
    const undeclared = new Set<number>();
    const faults: unknown[] = [];
    for (const raw of calls) {
      const routed = emulator.route(raw);
      const reply = isReply(routed) ? routed : emulator.exchange(raw);
      if (isReply(routed)) undeclared.add(reply.status);
      const found = isReply(routed)
        ? faultsOf(undefined, reply)
        : [...faultsOf(routed, reply), ...brokenRelations(routed, reply)];
      if (found.length > 0) faults.push({ raw, reply, found });
    }
    expect(faults).toEqual([]);
    expect([...undeclared].sort()).toEqual(WITHOUT_OPERATION);
  });
});
