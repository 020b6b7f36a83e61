import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { clientCredentials, EmchatError, emchatFetch } from "../src/index.ts";
import { startService } from "./service/local-service.ts";
import { sent } from "./service/replies.ts";

const TOKEN = "YWMt/ab+cdEFGH_ijklMNOPqrst-uvwx==";

const htmlEscaped = [...TOKEN].map((letter) => `&#${letter.charCodeAt(0)};`).join("");

/** A token as others write it. */
const SPELLINGS: Readonly<Record<string, string>> = {
  "as it is": TOKEN,
  "JSON with escaped slashes": TOKEN.replaceAll("/", "\\/"),
  "JSON with escaped signs": TOKEN.replaceAll("=", "\\u003d").replaceAll("+", "\\u002b"),
  "in part": TOKEN.slice(0, 20),
  "percent-encoded": encodeURIComponent(TOKEN),
  base64: btoa(`Bearer ${TOKEN}`),
  hexadecimal: Buffer.from(TOKEN).toString("hex"),
  "HTML by number": htmlEscaped,
  "percent-encoded twice": encodeURIComponent(encodeURIComponent(TOKEN)),
  "JSON, every letter by number": [...TOKEN].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join(""),
  "base64 for URLs": Buffer.from(TOKEN).toString("base64url"),
  "base64 twice": btoa(btoa(TOKEN)),
  "base64 in percent": encodeURIComponent(btoa(TOKEN)),
  "upper case": TOKEN.toUpperCase(),
  "HTML by number, with zeroes": [...TOKEN]
    .map((letter) => `&#${String(letter.charCodeAt(0)).padStart(12, "0")};`)
    .join(""),
  "HTML by hexadecimal number, with zeroes": [...TOKEN]
    .map((letter) => `&#x${letter.charCodeAt(0).toString(16).padStart(8, "0")};`)
    .join(""),
  "eight digits for each letter": [...TOKEN]
    .map((letter) => `\\U${letter.charCodeAt(0).toString(16).padStart(8, "0")}`)
    .join(""),
};

function leaksOf(printed: string): string[] {
  const parts = (text: string): string[] =>
    Array.from({ length: Math.max(1, text.length - 11) }, (_, at) => text.slice(at, at + 12));
  return Object.entries(SPELLINGS)
    .filter(([, spelling]) => parts(spelling).some((part) => printed.includes(part)))
    .map(([name]) => name);
}

/** Everything that people print of an error. */
function faces(error: unknown): string {
  const { message, stack, cause, headers } = error as EmchatError;
  return [
    message,
    stack,
    inspect(cause, { depth: 20, showHidden: true }),
    inspect(headers && Object.fromEntries(headers)),
    JSON.stringify(error),
    inspect(error, { depth: 20, showHidden: true, getters: true }),
    inspect(structuredClone(error), { depth: 20, showHidden: true }),
  ].join("\n");
}

describe("a token that a service echoes", () => {
  const places: Readonly<Record<string, (spelling: string) => { status: number; body: string; header?: string }>> = {
    "in a description": (text) => ({
      status: 401,
      body: `{"error":"unauthorized","error_description":"bad ${text}","timestamp":1,"duration":0}`,
    }),
    "in `error` and `exception`": (text) => ({ status: 400, body: `{"error":"${text}","exception":"${text}"}` }),
    "deep in a body, as name and value": (text) => ({
      status: 403,
      body: `{"error":"x","a":[{"${text}":["${text}"]}]}`,
    }),
    "in HTML": (text) => ({ status: 502, body: `<pre>${text}</pre>` }),
    "in a target's result": (text) => ({
      status: 200,
      body: `{"data":[{"result_code":401,"result_content":{"result":"bad ${text}"}}]}`,
    }),
    "in a reply of another shape": (text) => ({ status: 200, body: `"${text}"` }),
    "half in one field and half in another": (text) => {
      const half = text.length >> 1;
      const halves = `"error_description":"${text.slice(0, half)}","exception":"${text.slice(half)}"`;
      return { status: 400, body: `{"error":"x","timestamp":1,"duration":0,${halves}}` };
    },
    "in headers": (text) => ({ status: 500, body: "{}", header: text.replaceAll("\\", "") }),
  };

  it.each(Object.entries(places))("%s stands in no error, print, clone or log line", async (_, answer) => {
    let spelling = "";
    const service = await startService((_seen, _nth, response) => {
      const { status, body, header } = answer(spelling);
      response.writeHead(
        status,
        header
          ? {
              "x-request-id": header,
              "x-echo": header,
              location: `/login?next=${header}`,
              "set-cookie": `token=${header}`,
              "www-authenticate": `Bearer error="${header}"`,
            }
          : {},
      );
      response.end(body);
    });
    const lines: unknown[] = [];
    const record = (...line: unknown[]): number => lines.push(...line);
    const logger = { debug: record, info: record, warn: record, error: record };
    const client = service.client({ token: TOKEN, retry: false, logger });
    for (const each of Object.values(SPELLINGS)) {
      spelling = each;
      const { error } = await client.safe.users.sendMessage("zw123", "hi");
      expect(error).toBeInstanceOf(EmchatError);
      expect(leaksOf(faces(error))).toEqual([]);
    }
    expect(leaksOf(inspect(lines, { depth: 20 }))).toEqual([]);
  });

  it("in a header's name is in no error", async () => {
    const token = "ywmt-0123456789abcdef";
    const service = await startService((_seen, _nth, response) => {
      response.writeHead(400, { [`x-${token}`]: "1", "x-other": "2" }).end();
    });
    const { error } = await service.client({ token }).safe.users.sendMessage("zw123", "hi");
    expect(error?.headers?.get("x-other")).toBe("2");
    expect(faces(error)).not.toContain(token.slice(0, 12));
  });

  it("in the request id of a success is in neither its log line nor its result", async () => {
    const service = await startService((seen, _nth, response) => {
      response.writeHead(200, { "x-request-id": seen.headers.authorization ?? "" });
      response.end(JSON.stringify(sent));
    });
    const lines: unknown[] = [];
    const logger = { debug: (...line: unknown[]) => lines.push(...line) };
    const { requestId } = await service
      .client({ token: TOKEN, logger })
      .users.sendMessage("zw123", "hi")
      .withResponse();
    expect(leaksOf(`${requestId} ${inspect(lines)}`)).toEqual([]);
    expect(requestId).toContain("[token]");
  });

  it("or that a `fetch` hangs on its errors is not in the cause", async () => {
    const service = await startService();
    for (const spelling of Object.values(SPELLINGS)) {
      const { error } = await service
        .client({
          token: TOKEN,
          fetch: (url, init) =>
            Promise.reject(
              Object.assign(new TypeError(`cannot send ${spelling}`), { code: spelling, request: { url, init } }),
            ),
        })
        .safe.users.sendMessage("zw123", "hi");
      expect(leaksOf(faces(error))).toEqual([]);
    }
  });
});

describe("whatever stands in the place of an error's code", () => {
  it.each<[string, unknown]>([
    ["an object", { sent: TOKEN }],
    ["a list", [TOKEN]],
    ["a text in an object", new String(TOKEN)],
    ["a function", () => TOKEN],
    ["a symbol", Symbol(TOKEN)],
  ])("(%s) brings no token into the cause", async (_, code) => {
    const service = await startService();
    const thrown = Object.assign(new TypeError("fetch failed"), { code });
    const { error } = await service
      .client({ token: TOKEN, fetch: () => Promise.reject(thrown), retry: false })
      .safe.users.sendMessage("zw123", "hi");
    expect(leaksOf(faces(error))).toEqual([]);
    const rate = {
      acquire: () => Promise.reject(thrown),
      report: () => {},
      state: () => ({ pausedForMs: 0, operations: {} }),
    };
    const limited = await service.client({ token: TOKEN, rate, retry: false }).safe.users.sendMessage("zw123", "hi");
    expect(leaksOf(faces(limited.error))).toEqual([]);
  });
});

describe("an address with user and password", () => {
  it("is refused, and repeated nowhere", async () => {
    const send = emchatFetch({ org: "o", app: "a", token: TOKEN, baseUrl: "http://service.example" });
    const address = `http://user:${encodeURIComponent(TOKEN)}@service.example/o/a/users/zw123/status`;
    for (const input of [address, new URL(address)]) {
      const error: unknown = await send(input).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ kind: "configuration", cause: { message: expect.stringContaining("[address]") } });
      expect(leaksOf(faces(error))).toEqual([]);
    }
  });
});

describe("a client secret", () => {
  it("is in no error, whatever the token address echoes", async () => {
    for (const [status, spelling] of [400, 503].flatMap((code) =>
      Object.values(SPELLINGS).map((each) => [code, each] as const),
    )) {
      const service = await startService((_seen, _nth, response) => {
        response.writeHead(status);
        response.end(`{"error":"${spelling}"}`);
      });
      const token = clientCredentials({ clientId: "YXA6-id", clientSecret: TOKEN });
      const { error } = await service.client({ token, retry: false }).safe.users.sendMessage("zw123", "hi");
      expect(error).toMatchObject({ kind: status === 400 ? "authentication" : "unavailable", outcome: "not-sent" });
      expect(leaksOf(faces(error))).toEqual([]);
    }
  });
});

describe("a hostile reply", () => {
  const nested = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
  it.each([
    ["an object for the identifier", 401, '{"error":{"toString":1,"valueOf":1}}'],
    ["an object for the description", 503, '{"error":"x","error_description":{"toString":1,"valueOf":1}}'],
    ["a prototype", 400, '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"error":"x"}'],
    ["a prototype for data", 200, '{"__proto__":{"data":[{"result_code":200}]}}'],
    ["a deep error", 400, `{"error":"x","a":${nested}}`],
    ["a deep error of 60 kB", 400, `{"error":"x","a":${"[".repeat(30_000)}${"]".repeat(30_000)}}`],
    ["a deep success", 200, `{"data":${nested}}`],
    ["a long error", 400, `{"error":"x","error_description":"${"y".repeat(900_000)}"}`],
    ["null", 500, "null"],
    ["a number", 404, "5"],
  ])("(%s) makes an error of the family that can be printed", async (_, status, body) => {
    const service = await startService((_seen, _nth, response) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(body);
    });
    const { error } = await service.client({ retry: false }).safe.users.sendMessage("zw123", "hi");
    expect(error).toBeInstanceOf(EmchatError);
    expect(error?.status).toBe(status);
    expect(faces(error).length).toBeLessThan(1_000_000);
    expect(error?.message.length).toBeLessThan(70_000);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
