import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { loadSpec, readProfile, runContract } from "../src/index.ts";
import { createSecrets, HIDDEN } from "../src/run/secrets.ts";
import { runCli } from "./run-cli.ts";
import { startRightServer } from "./servers/right-server.ts";
import { temporaryFolder } from "./temporary.ts";

const TOKEN = "YWMtSecretOfTheRun_0815-abc";
const OTHER = "YWMtExpiredButStillSecret99";

/** A server that says tokens again wherever it can. */
const talkative = () =>
  startRightServer({
    token: TOKEN,
    spoil: (draft, { request }) => {
      const header = request.headers.authorization ?? "none";
      const body = draft.body as Record<string, unknown>;
      body["error_description"] = `you sent ${header} and ${Buffer.from(header.slice(7)).toString("base64")}`;
      body["half"] = header.slice(7, 20);
      draft.headers["X-Debug"] = header;
      draft.status = draft.status === 200 && request.url?.includes("maxLength") ? 500 : draft.status;
    },
  });

/** No part of a secret of eight characters or more may be anywhere. */
function expectNoSecret(text: string): void {
  for (const secret of [TOKEN, OTHER]) {
    for (let at = 0; at + 8 <= secret.length; at += 1) expect(text).not.toContain(secret.slice(at, at + 8));
    expect(text).not.toContain(Buffer.from(secret).toString("base64").slice(0, 12));
  }
}

test("no token, whole or in part, is in any output, report or recording, even when the server says it again", async () => {
  const server = await talkative();
  const folder = temporaryFolder();
  const profile = join(folder, "profile.yaml");
  await import("node:fs/promises").then(({ writeFile }) =>
    writeFile(profile, "tokens: [{ name: expired, tokenEnv: EXPIRED_TOKEN, status: 401, error: expired_token }]\n"),
  );
  const out = join(folder, "out");
  const { code, stdout, stderr } = await runCli(
    [
      ...[
        "run",
        "--url",
        server.url,
        "--profile",
        profile,
        "--only",
        "*/auth/*",
        "--only",
        "*/maxLength*",
        "--cases",
        "0",
      ],
      ...["junit", "json", "markdown", "sarif", "github"].flatMap((kind) => ["--report", `${kind}=${join(out, kind)}`]),
      ...["--record", join(out, "run.har")],
    ],
    { EMCHAT_TOKEN: TOKEN, EXPIRED_TOKEN: OTHER },
  );
  await server.close();
  expect(code).toBe(1);
  expect(stdout).toContain("leak");
  expectNoSecret(stdout);
  expectNoSecret(stderr);
  const files = await readdir(out);
  expect(files.sort()).toEqual(["github", "json", "junit", "markdown", "run.har", "sarif"]);
  for (const file of files) expectNoSecret(await readFile(join(out, file), "utf8"));
});

test("a result holds no token, however it is looked at", async () => {
  const server = await talkative();
  const result = await runContract({
    url: server.url,
    spec: await loadSpec(),
    token: TOKEN,
    only: ["getUserStatus/auth/*"],
  });
  await server.close();
  expect(result.failures.length).toBeGreaterThan(0);
  expectNoSecret(inspect(result, { depth: 20 }));
  expectNoSecret(JSON.stringify(result.failures.map(({ first }) => ({ ...first, case: first.case.request }))));
});

test("a message about a wrong command line does not repeat the token", async () => {
  const { code, stderr, stdout } = await runCli([
    "run",
    "--token",
    TOKEN,
    "--url",
    `http://127.0.0.1:9/${TOKEN} `,
    "--bad",
  ]);
  expect(code).toBe(2);
  expectNoSecret(stderr + stdout);
});

test("a short token leaves the words of a message as they are", async () => {
  for (const token of ["a", "er", "contract"]) {
    const { code, stderr } = await runCli(["run", "--url", "http://127.0.0.1:9", "--token", token, "--param", token]);
    const [line = ""] = stderr.split("\n");
    expect(line).toBe(`emchat-contract: --param ${HIDDEN}: write NAME=VALUE`);
    expect(code).toBe(2);
  }
});

test("a profile that names a token by environment variable does not say what it holds when the variable is not set", async () => {
  const profile = await readProfile("mock", {});
  expect(profile.tokens).toEqual([]);
});

test("scrubbing takes out a short token where it stands alone and leaves words that hold it", () => {
  const secrets = createSecrets(["abc"]);
  expect(secrets.scrub("Bearer abc, abcdef")).toBe("Bearer $EMCHAT_TOKEN, abcdef");
});

test("scrubbing finds parts of short and of very long secrets, in any case", () => {
  const long = Array.from({ length: 300 }, (_, index) => `part${index}`).join("-");
  for (const secret of ["YWMtSecretOfTheRun", long]) {
    const text = `a ${secret.slice(3, 15).toUpperCase()} b ${secret} c`;
    expect(createSecrets([secret]).scrub(text)).toBe("a $EMCHAT_TOKEN b $EMCHAT_TOKEN c");
    expect(createSecrets([secret]).foundIn("nothing of the kind")).toBe(false);
  }
});

test("a short token accuses no server: it turns up in ids and words by chance", async () => {
  for (const token of ["any", "a", "x1", "bearer", "token-1"]) {
    const server = await startRightServer({
      token,
      spoil: (draft) => {
        draft.headers["X-Request-Id"] = `4f-${token}-any-bearer`;
        (draft.body as Record<string, unknown>)["path"] = `/any/token-1/a/x1/${token}`;
      },
    });
    const result = await runContract({
      url: server.url,
      spec: await loadSpec(),
      token,
      only: ["getUserStatus/auth/*"],
      concurrency: 1,
    });
    await server.close();
    expect(result.failures.map(({ first }) => [first.check, first.got])).toEqual([]);
  }
});
