// @module-tag process
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { makeAuthority } from "./faults/certificates.ts";
import { answerWell, json, startService } from "./service/local-service.ts";
import { presence, sent } from "./service/replies.ts";

const root = resolve(import.meta.dirname, "..");

let samples: readonly string[] = [];
beforeAll(async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  samples = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
});

/** The README's sample that holds these words. */
function sampleWith(words: string): string {
  const found = samples.filter((sample) => sample.includes(words));
  expect(found).toHaveLength(1);
  return found[0] ?? "";
}

interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program in a folder of its own inside the package, as whoever copied it would. */
async function runProgram(
  code: string,
  env: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
  started: (kill: (signal: NodeJS.Signals) => void) => void = () => {},
): Promise<Ran> {
  await mkdir(join(root, ".cache"), { recursive: true });
  const folder = await mkdtemp(join(root, ".cache/sample-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries({ ...files, "sample.ts": code })) await writeFile(join(folder, name), text);
  const { PATH = "", NODE_COMPILE_CACHE = "" } = process.env;
  const child = spawn(process.execPath, ["--conditions=@emchat/source", "--no-warnings", "sample.ts"], {
    cwd: folder,
    env: { PATH, NODE_COMPILE_CACHE, ...env },
  });
  started((signal) => child.kill(signal));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return new Promise((done) => child.on("exit", (exit) => done({ code: exit, output })));
}

/** A proxy for plain requests and for tunnels, and what it was asked. */
async function startProxy(): Promise<{ readonly port: number; readonly asked: [string, IncomingHttpHeaders][] }> {
  const asked: [string, IncomingHttpHeaders][] = [];
  const proxy = createServer((request, response) => {
    asked.push([request.url ?? "", request.headers]);
    json(response, 200, presence("zw123", "online"));
  });
  proxy.on("connect", (request, client) => {
    asked.push([request.url ?? "", request.headers]);
    const [host = "", port] = (request.url ?? "").split(":");
    const service = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      service.pipe(client).pipe(service);
    });
    for (const socket of [client, service]) socket.on("error", () => client.destroy());
  });
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return { port: (proxy.address() as AddressInfo).port, asked };
}

const ASK = '\nconsole.log((await client.users.getStatus("zw123")).status);\n';
const PLAIN = `import { createClient } from "@emchat/client";
const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });${ASK}`;

describe("the README's sample", () => {
  it("of ten lines asks for a token, asks who is online, and sends", async () => {
    const service = await startService((seen, nth, response) =>
      seen.path.endsWith("/token")
        ? json(response, 200, { access_token: "YWMt-given", expires_in: 5_184_000 })
        : answerWell(seen, nth, response),
    );
    const ran = await runProgram(sampleWith('isEmchatError(error, "notFound")'), { EMCHAT_BASE_URL: service.url });
    expect(ran).toEqual({ code: 0, output: "" });
    expect(service.seen.map(({ method, path }) => `${method} ${path.split("/").at(-1)}`)).toEqual([
      "POST token",
      "GET status",
      "POST messages",
    ]);
  });

  it("of many targets sends to each, tells how far it is, and stores checkpoints", async () => {
    const service = await startService();
    const given = `
      let stored = 0;
      async function load() { return undefined; }
      async function store() { stored += 1; }
      async function* usernames() { for (let at = 0; at < 250; at += 1) yield "user" + at; }
    `;
    const sample = sampleWith("onCheckpoint: store").replace(/^declare .*$/gm, "");
    const ran = await runProgram(given + sample, { EMCHAT_BASE_URL: service.url });
    expect(ran.code).toBe(0);
    expect(ran.output).toMatch(/complete \{ delivered: 250, rejected: 0, unknown: 0, notSent: 0 \}\n$/);
    expect(service.seen).toHaveLength(250);
  });

  it("of undici's dispatcher sends through it", async () => {
    const service = await startService();
    const sample = sampleWith("const transport = undiciTransport();\n");
    expect(await runProgram(sample + ASK, { EMCHAT_BASE_URL: service.url })).toEqual({ code: 0, output: "online\n" });
    expect(service.seen).toHaveLength(1);
  });

  it("of proxies and an authority goes through each of them", async () => {
    const authority = await makeAuthority();
    const secure = createSecureServer(authority.good, (_, response) =>
      json(response, 200, presence("zw123", "online")),
    );
    await new Promise<void>((listening) => secure.listen(0, "127.0.0.1", listening));
    onTestFinished(() => {
      secure.closeAllConnections();
      secure.close();
    });
    const secureUrl = `https://127.0.0.1:${(secure.address() as AddressInfo).port}`;
    const [named, ofEnvironment] = [await startProxy(), await startProxy()];
    const others = `
      const others = [
        { ...tenant, transport: byEnvironment },
        { ...tenant, baseUrl: ${JSON.stringify(secureUrl)}, transport: byAuthority },
      ];
      for (const options of others) console.log((await createClient(options).users.getStatus("zw123")).status);
    `;
    const sample = sampleWith("byAuthority").replace("proxy.example:3128", `127.0.0.1:${named.port}`);
    const ran = await runProgram(
      sample + ASK + others,
      { EMCHAT_BASE_URL: "http://service.invalid", http_proxy: `http://127.0.0.1:${ofEnvironment.port}` },
      { "company-ca.pem": authority.ca },
    );
    expect(ran).toEqual({ code: 0, output: "online\n".repeat(3) });
    expect(named.asked).toHaveLength(1);
    expect(named.asked[0]?.[1]["proxy-authorization"]).toBe(`Basic ${btoa("user:password")}`);
    expect(ofEnvironment.asked).toHaveLength(1);

    // and what it says of plain `fetch`: the environment alone does it
    const plain = { EMCHAT_BASE_URL: secureUrl, NODE_EXTRA_CA_CERTS: "company-ca.pem" };
    expect(await runProgram(PLAIN, plain, { "company-ca.pem": authority.ca })).toEqual({ code: 0, output: "online\n" });
    const proxy = await startProxy();
    const proxied = { ...plain, NODE_USE_ENV_PROXY: "1", HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    const ranProxied = await runProgram(PLAIN, proxied, { "company-ca.pem": authority.ca });
    expect(ranProxied).toEqual({ code: 0, output: "online\n" });
    // Node knows the variable from 24 on
    const knows = Number(process.versions.node.split(".")[0]) >= 24;
    expect(proxy.asked.map(([asked]) => asked)).toEqual(knows ? [new URL(secureUrl).host] : []);
  });

  it("of an agent in a `fetch` of one's own goes through it", async () => {
    const proxy = await startProxy();
    const sample = sampleWith("{ ...init, dispatcher }").replace("proxy.example:3128", `127.0.0.1:${proxy.port}`);
    const ran = await runProgram(sample + ASK, { EMCHAT_BASE_URL: "http://service.invalid" });
    expect(ran).toEqual({ code: 0, output: "online\n" });
    expect(proxy.asked).toHaveLength(1);
  });

  it("of a shutdown sends nothing new after SIGTERM, waits for what is on the wire, and tells from where to resume", async () => {
    let kill = (_signal: NodeJS.Signals): void => {};
    let answered = 0;
    const service = await startService((_seen, nth, response) => {
      if (nth === 15) kill("SIGTERM");
      setTimeout(() => {
        answered += 1;
        json(response, 200, sent);
      }, 100);
    });
    const many = "const names = Array.from({ length: 2000 }, (_, at) => 'user' + at);";
    const sample = sampleWith('process.once("SIGTERM"').replace(/^const names = .*$/m, many);
    const ran = await runProgram(sample, { EMCHAT_BASE_URL: service.url }, {}, (killer) => {
      kill = killer;
    });
    expect(ran.code).toBe(0);
    expect(ran.output).toMatch(/^stopped; resume from \{/);
    expect(ran.output).toMatch(/pending: \[\]/);
    expect(ran.output).toMatch(/unknown: 0/);
    expect(answered).toBe(service.seen.length);
    expect(service.seen.length).toBeLessThan(1000);
    expect(ran.output).toContain(`delivered: ${answered}`);
  });
});
