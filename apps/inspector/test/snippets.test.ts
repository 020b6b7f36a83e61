import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RequestRecord } from "../src/api/control.ts";
import { callOf } from "../src/snippets/call.ts";
import { curlOf } from "../src/snippets/curl.ts";
import { fetchOf } from "../src/snippets/fetch.ts";
import { sdkOf } from "../src/snippets/sdk.ts";
import { vitestOf } from "../src/snippets/vitest.ts";
import { type MockProcess, startMock } from "./harness/mock-process.ts";
import { TENANT } from "./harness/service-caller.ts";

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL("../", import.meta.url));
const CLIENT = fileURLToPath(new URL("../../../packages/client", import.meta.url));
const TOKEN = "YWMt-a-token-that-nobody-may-see";

interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

const USER = `${TENANT}/users/zw123/messages`;

function send(msg: string): string {
  return JSON.stringify({ msg: { type: "txt", msg } });
}

const CALLS: Readonly<Record<string, Sent>> = {
  "a status": { path: `${TENANT}/users/zw123/status` },
  "a message": { path: USER, body: send("hello") },
  "a message to a group with its sender and its extension": {
    path: `${TENANT}/groups/1402541206787/messages`,
    body: JSON.stringify({
      msg: { type: "txt", msg: "大家好" },
      from: "bob",
      ext: { order: 17, nested: { a: [1, "two", null] } },
    }),
  },
  "quotes, dollars and backticks": { path: USER, body: send(`it's "quoted" $HOME \`id\` $(id) \\n \\\\ !! %s *`) },
  "a body that ends the quoting by itself": { path: USER, body: send("'; exit 9; echo '") },
  "line breaks and tabs": { path: USER, body: '{\n\t"msg": {"type": "txt",\r\n "msg": "spread out"}\n}\n' },
  "an escape sequence of terminals": { path: USER, body: '{"msg":{"type":"txt","msg":"x"}}\u001b[201~; id\n' },
  "overrides of direction": { path: USER, body: send("a\u202eb\u2066c") },
  "half a surrogate pair": { path: USER, body: '{"msg":{"type":"txt","msg":"\\ud800"}}' },
  "bytes that are no UTF-8": { path: USER, body: new Uint8Array([0x7b, 0xff, 0x00, 0x27, 0x7d]) },
  "a body that looks like a file name": { path: USER, body: "@/etc/passwd" },
  "a body that is no JSON": { path: USER, body: "{'msg': 1}" },
  "a key that would set a prototype": {
    path: USER,
    body: '{"msg":{"type":"txt","msg":"x"},"ext":{"__proto__":{"polluted":true}}}',
  },
  "a number that JavaScript cannot hold": {
    path: USER,
    body: '{"msg":{"type":"txt","msg":"x"},"ext":{"id":12345678901234567890}}',
  },
  "the same key twice": { path: USER, body: '{"msg":{"type":"txt","msg":"one"},"msg":{"type":"txt","msg":"two"}}' },
  "a path with brackets, dots and a quote": { path: `${TENANT}/users/a[1-3]{b,c}'../messages`, body: send("x") },
  "another method": { method: "PUT", path: USER, body: send("x") },
  "headers of its own": {
    path: USER,
    body: send("x"),
    headers: { "x-note": `it's $5 "each"`, "x-empty": "", prefer: "code=403" },
  },
  "no token": { path: USER, body: send("x"), headers: { authorization: "" } },
  "another media type": { path: USER, body: send("x"), headers: { "content-type": "text/plain" } },
};

interface Reply {
  readonly status: number;
  readonly body: string;
}

/** What may differ between two replies to the same call. */
function lasting(body: string): string {
  return body.replace(/"(timestamp|duration)":\d+/g, '"$1":0');
}

describe("a call that was written down", () => {
  let mock: MockProcess;
  let folder: string;
  const records = new Map<string, RequestRecord>();
  const replies = new Map<string, Reply>();

  /** The call exactly as it is, which `fetch` would tidy up. */
  const call = ({ method = "POST", path, body, headers = {} }: Sent): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const all: Record<string, string> = {
        authorization: `Bearer ${TOKEN}`,
        "content-type": "application/json",
        ...headers,
      };
      if (all["authorization"] === "") delete all["authorization"];
      const verb = body === undefined ? "GET" : method;
      const outgoing = request({ host: "127.0.0.1", port: mock.port, method: verb, path, headers: all }, (incoming) => {
        let text = "";
        incoming.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, body: text }));
      });
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  const recorded = async (id: string): Promise<RequestRecord> =>
    (await (await fetch(`${mock.url}/__mock/api/v1/requests/${id}`)).json()) as RequestRecord;
  const latest = (): Promise<RequestRecord> => recorded("latest");
  const record = (name: string): RequestRecord => {
    const found = records.get(name);
    if (found === undefined) throw new Error(`no call is called ${name}`);
    return found;
  };
  const environment = { ...process.env, EMCHAT_TOKEN: TOKEN };

  beforeAll(async () => {
    mock = await startMock();
    folder = await mkdtemp(join(tmpdir(), "emchat-snippets-"));
    await mkdir(join(folder, "node_modules/@emchat"), { recursive: true });
    await symlink(join(PACKAGE, "node_modules/vitest"), join(folder, "node_modules/vitest"));
    await symlink(CLIENT, join(folder, "node_modules/@emchat/client"));
    for (const [name, sent] of Object.entries(CALLS)) {
      replies.set(name, await call(sent));
      records.set(name, await latest());
    }
  });
  afterAll(async () => {
    await mock?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test.each(Object.keys(CALLS))("as curl gives the same reply in a shell: %s", async (name) => {
    const line = curlOf(callOf(record(name), mock.url));
    const { stdout } = await run("sh", ["-c", line.replace(/\bcurl /, "curl -s -w '\\n%{http_code}' ")], {
      env: environment,
    });
    const [status, ...body] = stdout.split("\n").reverse();
    expect(Number(status)).toBe(replies.get(name)?.status);
    expect(lasting(body.reverse().join("\n"))).toBe(lasting(replies.get(name)?.body ?? ""));
    expect((await latest()).request.body).toEqual(record(name).request.body);
  });

  test("as fetch sends the same body, whatever is in it", async () => {
    // `fetch` itself tidies up paths, and Node's sends neither empty nor odd headers; the bodies are what a snippet can break.
    const names = Object.keys(CALLS).filter((name) => !/brackets|no token|headers|media type/.test(name));
    for (const [at, name] of names.entries())
      await writeFile(join(folder, `call-${at}.mjs`), fetchOf(callOf(record(name), mock.url)));
    const one = join(folder, "one-after-the-other.mjs");
    await writeFile(one, names.map((_, at) => `await import("./call-${at}.mjs");\n`).join(""));
    await run(process.execPath, [one], { env: environment });
    const listed = await (await fetch(`${mock.url}/__mock/api/v1/requests?limit=${names.length}`)).json();
    const ids = (listed as { requests: { id: string }[] }).requests.map(({ id }) => id).reverse();
    for (const [at, name] of names.entries()) {
      const { request: received, status, method } = await recorded(ids[at] ?? "");
      const { text } = record(name).request.body;
      // Space between JSON's tokens is the one thing that a snippet tidies up.
      const sent = name === "line breaks and tabs" ? JSON.stringify(JSON.parse(text)) : text;
      expect({ name, text: received.body.text, status, method }).toEqual({
        name,
        text: sent,
        status: record(name).status,
        method: record(name).method,
      });
    }
  });

  test("as a call of the client sends the same message", async () => {
    for (const name of [
      "a status",
      "a message",
      "a message to a group with its sender and its extension",
      "quotes, dollars and backticks",
    ]) {
      const code = sdkOf(record(name), mock.url, "default");
      const file = join(folder, "call.ts");
      await writeFile(file, code ?? "");
      await run(process.execPath, ["--conditions=@emchat/source", file], { env: environment });
      const { request: received, status, target } = await latest();
      expect({ status, target }).toEqual({ status: 200, target: record(name).target });
      expect(JSON.parse(received.body.text || "null")).toEqual(JSON.parse(record(name).request.body.text || "null"));
    }
  });

  test("is not written for the client where the client would refuse it", () => {
    for (const name of ["a body that is no JSON", "bytes that are no UTF-8", "a key that would set a prototype"]) {
      expect(sdkOf(record(name), mock.url, "default")).toBeUndefined();
    }
  });

  // A whole run of vitest, beside those of other packages.
  test("as a test of vitest passes", async () => {
    for (const [index, name] of Object.keys(CALLS).entries()) {
      if (/brackets|headers/.test(name)) continue;
      await writeFile(join(folder, `case-${index}.test.mjs`), vitestOf(record(name), callOf(record(name), mock.url)));
    }
    const { stdout } = await run(
      process.execPath,
      [join(PACKAGE, "node_modules/vitest/vitest.mjs"), "run", "--maxWorkers=1", "--no-isolate", "--root", folder],
      {
        env: { ...environment, NO_COLOR: "1" },
      },
    );
    expect(stdout).toMatch(/Tests\s+18 passed/);
  });

  test("names the session where there is one", async () => {
    await call({ path: USER, body: send("in a session"), headers: { "x-mock-session": "ci-7" } });
    const reply = await fetch(`${mock.url}/__mock/api/v1/requests/latest`, { headers: { "x-mock-session": "ci-7" } });
    const found = (await reply.json()) as RequestRecord;
    expect(curlOf(callOf(found, mock.url))).toContain("x-mock-session: ci-7");
    await writeFile(join(folder, "call.ts"), sdkOf(found, mock.url, "ci-7") ?? "");
    await run(process.execPath, ["--conditions=@emchat/source", join(folder, "call.ts")], { env: environment });
    const counted = await fetch(`${mock.url}/__mock/api/v1/messages`, { headers: { "x-mock-session": "ci-7" } });
    expect(await counted.json()).toMatchObject({ total: 2 });
  });

  test("never holds the token, whole or in part", () => {
    for (const [name, one] of records) {
      const written = callOf(one, mock.url);
      for (const code of [
        curlOf(written),
        fetchOf(written),
        sdkOf(one, mock.url, "default") ?? "",
        vitestOf(one, written),
      ]) {
        expect(code, name).not.toMatch(/nobody-may-see|YWMt/);
      }
    }
    expect(curlOf(callOf(record("a message"), mock.url))).toContain(`"Authorization: Bearer $\{EMCHAT_TOKEN:-any}"`);
    expect(fetchOf(callOf(record("a message"), mock.url))).toContain("process.env.EMCHAT_TOKEN");
  });
});
