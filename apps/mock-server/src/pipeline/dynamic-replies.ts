import type { Call, Reply } from "@emchat/emulator";
import type { OperationId } from "@emchat/schema";
import { validateReply } from "@emchat/schema/validators";
import type { Session } from "../sessions/session.ts";
import type { MockWish, PrismHttp, PrismOperation } from "./prism-http.ts";

/** How often made-up data is made again when it breaks its own schema, as generators sometimes do. */
export const MAX_ATTEMPTS = 20;

/** Answers `Prefer: dynamic=true` with data that Prism makes up. */
export interface DynamicReplies {
  /** Loads Prism's generators, once; before that `answer` answers nothing. */
  prepare(): Promise<void>;
  /** A reply for a call that prefers made-up data; `undefined` for any other. */
  answer(call: Call, session: Session): Reply | undefined;
}

/** Whether a call prefers made-up data. */
export function prefersDynamic({ prefer }: Call): boolean {
  return prefer.dynamic !== undefined && prefer.dynamic !== "false";
}

/** Replies of the contract that this package was built with. */
export function createDynamicReplies(): DynamicReplies {
  let preparing: Promise<void> | undefined;
  let prism: PrismHttp | undefined;
  let operations = new Map<string, PrismOperation>();

  return {
    prepare() {
      preparing ??= (async () => {
        const [{ loadPrismHttp }, { document }] = await Promise.all([
          import("./prism-http.ts"),
          import("@emchat/schema/document"),
        ]);
        const loaded = await loadPrismHttp();
        operations = new Map(
          (await loaded.operationsOf(document)).map((operation) => [operation.iid ?? "", operation]),
        );
        prism = loaded;
      })();
      return preparing;
    },
    answer(call, session) {
      const operation = operations.get(call.operationId);
      if (!prefersDynamic(call) || prism === undefined || operation === undefined) return undefined;
      return makeUp(prism, operation, call, session, (reply) => {
        return validateReply(call.operationId as OperationId, reply.status, reply.body).length === 0;
      });
    },
  };
}

/**
 * Answers as a call prefers: with an example, or with data that is made up until it fits. Every attempt has a seed, because a generator
 * without one goes on with the seed of the call before it, whoever made that.
 */
export function makeUp(
  prism: PrismHttp,
  operation: PrismOperation,
  call: Call,
  { emulator }: Session,
  fits: (reply: Reply) => boolean,
): Reply {
  const { prefer, startedAt } = call;
  const refuse = (status: number, error: string, description: string): Reply =>
    emulator.errorReply(status, error, `Prefer: ${description}`, { startedAt });
  if (prefer.code !== undefined && !/^[2-5][0-9]{2}$/.test(prefer.code)) {
    return refuse(400, "illegal_argument", "code must be an HTTP status, such as code=404");
  }
  const seed = prefer.seed ?? Math.floor(emulator.random() * 0x1_0000_0000).toString(36);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const wish: MockWish = {
      dynamic: prefersDynamic(call) && prefer.example === undefined,
      seed: attempt === 0 ? seed : `${seed}-${attempt}`,
      ...(prefer.code === undefined ? undefined : { code: Number(prefer.code) }),
      ...(prefer.example === undefined ? undefined : { exampleKey: prefer.example }),
    };
    const made = prism.mock(operation, wish);
    if ("refusal" in made) return refuse(404, "service_resource_not_found", made.refusal);
    if (!fits(made)) continue;
    const applied = Object.entries(prefer).filter(([name]) => ["code", "example", "dynamic", "seed"].includes(name));
    // What came in through the query may hold characters that a header must not.
    const header = applied
      .map(([name, value]) => `${name}=${String(value).replace(/[^\x21-\x7e]|[",;\\]/g, "")}`)
      .join(", ");
    return { ...made, headers: { ...made.headers, "preference-applied": header } };
  }
  return refuse(
    500,
    "web_application",
    `no made-up reply of ${operation.iid} fits its schema in ${MAX_ATTEMPTS} attempts`,
  );
}
