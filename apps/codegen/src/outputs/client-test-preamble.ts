/** What the generated tests of the client stand on. */
export const CLIENT_TEST_PREAMBLE = `import { examples, type NamedExample } from "@emchat/schema/examples";
import { type OperationId, readParameters } from "@emchat/schema/validators";
import { describe, expect, it } from "vitest";
import { createClient, type EmchatClient } from "../../src/index.ts";

/** What the service was sent, its parameters as a server that knows the contract reads them. */
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  readonly parameters: Readonly<Record<"query" | "header" | "cookie", Readonly<Record<string, unknown>>>>;
  readonly body: unknown;
}

/** A client whose service always gives the same answer. */
function clientAnswered(id: OperationId, status: number, reply: unknown): { client: EmchatClient; sent: Sent[] } {
  const sent: Sent[] = [];
  const client = createClient({
    org: "easemob-demo",
    app: "chatdemoui",
    token: "test-token-0123456789",
    rate: false,
    retry: false,
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const { pathname, search } = new URL(new Request(input, init).url);
      const headers = new Headers(init?.headers);
      const text = String(init?.body ?? "");
      const { query, header, cookie } = readParameters(id, { path: {}, query: search.slice(1), headers: Object.fromEntries(headers) });
      sent.push({
        method: init?.method ?? "GET",
        path: pathname,
        authorization: headers.get("authorization"),
        parameters: { query, header, cookie },
        body: text === "" ? undefined : JSON.parse(text),
      });
      const body = reply === undefined ? null : JSON.stringify(reply);
      return new Response(body, { status, headers: { "content-type": "application/json" } });
    },
  });
  return { client, sent };
}

type Failure = readonly [status: number, name: string, key: number | string, reply: { readonly error: string }];

/** The declared failures: each example with a status of its key, which may be a class such as 5XX. */
function failures(responses: { readonly [key: string]: { readonly [name: string]: NamedExample } }): Failure[] {
  const keys = Object.keys(responses);
  return Object.entries(responses).flatMap(([key, named]) =>
    Object.entries(named).flatMap(([name, { value }]): Failure[] => {
      const isError = typeof value === "object" && value !== null && "error" in value && typeof value.error === "string";
      const reply = { ...(value as object), error: isError ? String(value.error) : "" };
      return isError ? [[statusOf(key, keys), name, /^\\d+$/.test(key) ? Number(key) : key, reply]] : [];
    }),
  );
}

function statusOf(key: string, keys: readonly string[]): number {
  if (/^\\d+$/.test(key)) return Number(key);
  const undeclared = ["4", "5"].find((digit) => !keys.includes(\`\${digit}XX\`));
  return Number(\`\${key === "default" ? undeclared : key.charAt(0)}99\`);
}
`;
