import type { Reply } from "@emchat/emulator";
import { validateReply } from "@emchat/schema/validators";
import type { Exchange } from "./exchange.ts";

/** Answers a call in place of the emulator; `undefined` leaves it to the emulator. */
export type Interception = (exchange: Exchange) => Reply | undefined;

/** What is done to a call that has been routed. Each step notes on the exchange what it finds. */
export interface Steps {
  /** Looks at the token. */
  secure(exchange: Exchange): void;
  /** Looks at path and body. */
  validate(exchange: Exchange): void;
  /** Answers, or refuses for what the steps before have found. */
  answer(exchange: Exchange): Reply;
  /** Looks at the reply; says whether it fits its schema. */
  judge(exchange: Exchange, reply: Reply): boolean;
}

/** The emulator's steps. */
export function createSteps(intercept: Interception): Steps {
  return {
    secure(exchange) {
      exchange.refusal = exchange.session.emulator.authenticate(exchange.call);
    },
    validate(exchange) {
      exchange.violations = exchange.session.emulator.validate(exchange.call);
    },
    answer(exchange) {
      const { session, call, plan } = exchange;
      const { emulator } = session;
      if (exchange.refusal !== undefined) return exchange.refusal;
      if (exchange.violations.length > 0) return emulator.refuse(exchange.violations, call);
      const preferred = intercept(exchange) ?? emulator.prefer(call);
      if (preferred !== undefined) return preferred;
      session.current = exchange;
      try {
        const { effect } = plan;
        return effect?.kind === "result"
          ? emulator.answer(call, { failure: { code: effect.code, result: effect.result } })
          : emulator.answer(call);
      } finally {
        session.current = undefined;
      }
    },
    judge(exchange, reply) {
      const violations = validateReply(exchange.call.operationId, reply.status, reply.body);
      // An operation need not declare what it is refused with.
      if (reply.status >= 400 && violations[0]?.keyword === "status") return true;
      exchange.replyViolations = violations;
      return violations.length === 0;
    },
  };
}

/** The reply in place of one that broke its schema: a defect of the mock must not pass for the service's behaviour. */
export function brokenReply({ session, call, replyViolations }: Exchange): Reply {
  const description = `the mock's own reply breaks the contract: ${replyViolations[0]?.message}`;
  return session.emulator.errorReply(500, "web_application", description, { startedAt: call.startedAt });
}
