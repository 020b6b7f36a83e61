import type { Reply } from "@emchat/emulator";
import type { IPrismComponents, IPrismMockConfig } from "@stoplight/prism-core";
import type { factory as Factory } from "@stoplight/prism-core/dist/factory.js";
import type { Exchange } from "./exchange.ts";
import { silentLogger } from "./silent-logger.ts";
import { brokenReply, type Steps } from "./steps.ts";

const CONFIG: IPrismMockConfig = {
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
  isProxy: false,
  mock: {},
};

/**
 * Prism's own pipeline, with the emulator's steps in the places of its components. What Prism passes along as the operation is
 * the exchange itself, so that every component has it at hand. `factory` is Prism's.
 */
export function createPrismOrder(factory: unknown, steps: Steps): (exchange: Exchange) => Promise<Reply> {
  const components: IPrismComponents<Exchange, Exchange, Reply, IPrismMockConfig> = {
    logger: silentLogger as IPrismComponents<Exchange, Exchange, Reply, IPrismMockConfig>["logger"],
    // The shell has asked the emulator's router already, because faults need to know the operation.
    route: ({ input }) => right(input),
    validateSecurity({ element }) {
      steps.secure(element);
      return element.refusal === undefined ? right(element) : left([diagnostic("unauthorized")]);
    },
    validateInput({ element }) {
      steps.validate(element);
      return element.violations.length === 0 ? right(element) : left([diagnostic("invalid request")]);
    },
    mock:
      ({ input }) =>
      () =>
        right(steps.answer(input.data)),
    validateOutput: ({ resource, element }) =>
      steps.judge(resource, element) ? right(element) : left([diagnostic("invalid reply")]),
    forward: () => () => async () => left(new Error("the mock forwards nothing here")),
  };
  const prism = (factory as typeof Factory)<Exchange, Exchange, Reply, IPrismMockConfig>(CONFIG, components);

  return async (exchange) => {
    // A fresh config per call: Prism fills the object that it is given.
    const outcome = await prism.request(exchange, [], { ...CONFIG, mock: {} })();
    if (outcome._tag === "Left") throw outcome.left;
    const { output, validations } = outcome.right;
    return validations.output.length === 0 ? output : brokenReply(exchange);
  };
}

type Left<E> = { readonly _tag: "Left"; readonly left: E };
type Right<A> = { readonly _tag: "Right"; readonly right: A };

function left<E>(error: E): Left<E> {
  return { _tag: "Left", left: error };
}

function right<A>(value: A): Right<A> {
  return { _tag: "Right", right: value };
}

function diagnostic(message: string): { message: string; severity: 0 } {
  return { message, severity: 0 };
}
