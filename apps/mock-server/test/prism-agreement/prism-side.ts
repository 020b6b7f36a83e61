import { createRequire } from "node:module";
import type { RawRequest } from "@emchat/emulator";
import { document } from "@emchat/schema/document";
import { silentLogger } from "../../src/pipeline/silent-logger.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

type Either<E, A> = { readonly _tag: "Left"; readonly left: E } | { readonly _tag: "Right"; readonly right: A };
interface Operation {
  readonly iid?: string;
}
interface Input {
  readonly method: string;
  readonly url: { readonly path: string; readonly query: Readonly<Record<string, string | string[]>> };
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}
interface Problem {
  readonly status?: number;
}
interface Output {
  readonly output: {
    readonly statusCode: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
}
interface PrismHttp {
  getHttpOperationsFromSpec(document: object): Promise<Operation[]>;
  createInstance(
    config: object,
    components: object,
  ): {
    request(input: Input, operations: readonly Operation[], config: object): () => Promise<Either<Problem, Output>>;
  };
}
interface Router {
  default(options: { readonly resources: readonly Operation[]; readonly input: Input }): Either<unknown, Operation>;
}
interface Preferences {
  getHttpConfigFromRequest(input: Input): Either<Problem, object>;
}

const CONFIG = {
  checkSecurity: true,
  validateRequest: true,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  isProxy: false,
};

/** Prism's own engine on the same contract, given what Prism's own server would give it. */
export async function createPrismSide(): Promise<(raw: RawRequest) => Promise<Outcome>> {
  const require = createRequire(import.meta.url);
  const { createInstance, getHttpOperationsFromSpec } = require("@stoplight/prism-http") as PrismHttp;
  const router = require("@stoplight/prism-http/dist/router") as Router;
  // The server's own reading of `Prefer`; the package belongs to prism-cli.
  const cli = createRequire(require.resolve("@stoplight/prism-cli/package.json"));
  const { getHttpConfigFromRequest } = cli(
    "@stoplight/prism-http-server/dist/getHttpConfigFromRequest.js",
  ) as Preferences;
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const prism = createInstance({ ...CONFIG, mock: { dynamic: false } }, { logger: silentLogger });

  return async (raw) => {
    const read = readBody(raw);
    if (read === "hang") return { kind: "hang" };
    try {
      const { pathname, searchParams } = new URL(raw.target, "http://example.com");
      const query: Record<string, string | string[]> = {};
      for (const name of searchParams.keys()) {
        const [first = "", ...others] = searchParams.getAll(name);
        query[name] = others.length === 0 ? first : [first, ...others];
      }
      const input: Input = {
        method: raw.method.toLowerCase(),
        url: { path: pathname, query },
        headers: raw.headers,
        body: read.body,
      };
      const wishes = getHttpConfigFromRequest(input);
      if (wishes._tag === "Left")
        return outcomeOf(undefined, wishes.left.status ?? 500, "application/problem+json", undefined);
      const answer = await prism.request(input, operations, { ...CONFIG, mock: { dynamic: false, ...wishes.right } })();
      if (answer._tag === "Left")
        return outcomeOf(undefined, answer.left.status ?? 500, "application/problem+json", undefined);
      const found = router.default({ resources: operations, input });
      const { statusCode, headers = {}, body } = answer.right.output;
      const contentType = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1];
      return outcomeOf(found._tag === "Right" ? found.right.iid : undefined, statusCode, contentType, body);
    } catch (error) {
      return { kind: "crash", why: error instanceof Error ? error.name : String(error) };
    }
  };
}

/** As `prism-http-server` reads bodies: JSON by its content type, everything else as text; what is no JSON it never answers. */
function readBody({ headers, body }: RawRequest): { readonly body: unknown } | "hang" {
  if (body === undefined || body.byteLength === 0) return { body: null };
  const text = Buffer.from(body).toString("utf8");
  if (!/^application\/(?:json|[^;]*\+json)\s*(?:;|$)/i.test(headers["content-type"] ?? "")) return { body: text };
  try {
    return { body: JSON.parse(text) as unknown };
  } catch {
    return "hang";
  }
}
