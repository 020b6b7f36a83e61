import type { Token, TokenChange, TokenInput, TokenList, TokensUpdate } from "@emchat/control";
import type { TokenEntry } from "@emchat/emulator";
import type { Session } from "../sessions/session.ts";
import type { ControlRoutes } from "./control-router.ts";
import { readJsonBody } from "./json-body.ts";
import { notFound, ProblemError } from "./problem.ts";

/** `/tokens`: the table, without the tokens. */
export function tokenRoutes(): ControlRoutes {
  return {
    "GET /__mock/api/v1/tokens": ({ session }) => ({ status: 200, body: describeTokens(session) }),
    "PUT /__mock/api/v1/tokens": async ({ session, request }) => {
      const { tokens } = await readJsonBody<TokensUpdate>(request, "TokensUpdate");
      refuseDoubles(tokens);
      session.emulator.tokens.replace(tokens);
      return { status: 200, body: describeTokens(session) };
    },
    "PATCH /__mock/api/v1/tokens/{label}": async ({ session, parameters, request }) => {
      const { label = "" } = parameters;
      const { state } = await readJsonBody<TokenChange>(request, "TokenChange");
      // A token that is good again is good for good: its own end has passed, or is to be forgotten.
      const change = state === "valid" ? { expiresAt: undefined } : undefined;
      if (!session.emulator.tokens.update(label, { ...stateOf(state), ...change }))
        throw notFound(`token with the label ${label}`, "GET /__mock/api/v1/tokens lists them");
      return { status: 200, body: describeTokens(session) };
    },
  };
}

/** The table in the words of the control API. */
export function describeTokens({ emulator }: Session): TokenList {
  return {
    strict: emulator.strict,
    tokens: emulator.tokens.list().map(
      ({ label, state, role, org, app, expiresAt }): Token => ({
        label,
        state: role === "none" ? "unprivileged" : state,
        ...(org === undefined ? undefined : { org }),
        ...(app === undefined ? undefined : { app }),
        ...(expiresAt === undefined ? undefined : { expiresAt }),
      }),
    ),
  };
}

function stateOf(state: Token["state"]): Pick<TokenEntry, "state" | "role"> {
  return state === "unprivileged" ? { state: "valid", role: "none" } : { state, role: "admin" };
}

/** @throws ProblemError 400, which names labels, never tokens */
function refuseDoubles(tokens: readonly TokenInput[]): void {
  const labels = new Set<string>();
  const texts = new Map<string, string>();
  for (const { label, token } of tokens) {
    const other = texts.get(token);
    if (label === token) throw wrong("a label is its own token; give it another label");
    if (labels.has(label)) throw wrong(`two tokens have the label ${label}`);
    if (other !== undefined) throw wrong(`${other} and ${label} are the same token`);
    labels.add(label);
    texts.set(token, label);
  }
}

const wrong = (detail: string): ProblemError => new ProblemError(400, "The tokens are not what is expected", detail);
