// @module-tag process
import { writeFile } from "node:fs/promises";
import { afterEach, expect, test } from "vitest";
import { type Ended, runMain, TOKEN } from "./run-cli.ts";
import { type RightServer, type ServerOptions, startRightServer } from "./servers/right-server.ts";
import { temporaryFile } from "./temporary.ts";

let server: RightServer | undefined;
afterEach(() => server?.close());

interface Told {
  readonly id: string;
  readonly check: string;
  readonly repeat: string;
  readonly chain: readonly string[];
}

async function judge(...args: readonly string[]): Promise<Ended & { readonly failures: readonly Told[] }> {
  const file = await temporaryFile("report-", ".json");
  const url = server?.url ?? "";
  const result = await runMain(["run", "--url", url, "--token", TOKEN, "--report", `json=${file}`, ...args]);
  const { failures } = (await import(file, { with: { type: "json" } })).default as { failures: readonly Told[] };
  return { ...result, failures };
}

/** Runs the command that a report gives, as whoever reads it would. */
function repeat(command: string): Promise<Ended> {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
  return runMain([...words.slice(1), "--token", TOKEN]);
}

/** Knows everybody but one. */
const without = (name: string): NonNullable<ServerOptions["spoil"]> => {
  return (draft, { values }) => {
    if (draft.status !== 200 || values["username"] !== name) return;
    draft.status = 404;
    draft.body = { error: "service_resource_not_found", timestamp: Date.now(), duration: 0 };
  };
};

async function profileWithUnknown(name: string): Promise<string> {
  const file = await temporaryFile("profile-", ".yaml");
  await writeFile(file, `unknown:\n  username: [${name}]\n`);
  return file;
}

const TARGETS = ["--only", "*/path/username/*", "--only", "*/fixture/*", "--allow-incomplete"];

test("a name that a profile calls unknown makes no other name unknown", async () => {
  server = await startRightServer({ spoil: without("nobody1") });
  const { code, failures, stdout } = await judge("--profile", await profileWithUnknown("nobody1"), ...TARGETS);
  expect(failures.map(({ id }) => id)).toEqual([]);
  expect(stdout).toContain("The contract is kept");
  expect(code).toBe(0);
});

test("an unknown name that is answered as a known one is told, and the command beside it shows it again", async () => {
  server = await startRightServer();
  const { code, failures } = await judge("--profile", await profileWithUnknown("nobody1"), ...TARGETS);
  expect(code).toBe(1);
  const [failure] = failures;
  expect(failure?.id).toMatch(/\/fixture\/unknown-username\/nobody1$/);
  const again = await repeat(failure?.repeat ?? "");
  expect(again.stdout).toContain("1 cases,");
  expect(again.stdout).toContain(failure?.id);
  expect(again.code).toBe(1);
});

test("the command for a failure that needs another request before it sends just the two, and fails again", async () => {
  let poisoned = false;
  server = await startRightServer({
    spoil: (draft, { request }) => {
      if (request.headers["x-http-method-override"] !== undefined) poisoned = true;
      else if (poisoned && request.headers["x-forwarded-for"] !== undefined) {
        poisoned = false;
        draft.status = 500;
      }
    },
  });
  const { failures } = await judge("--only", "getUserStatus/header/*", "--concurrency", "1");
  const chained = failures.find(({ chain }) => chain.length > 0);
  expect(chained?.chain).toEqual(["getUserStatus/header/method-override", "getUserStatus/header/forwarded"]);
  const before = server.requests();
  const again = await repeat(chained?.repeat ?? "");
  expect(again.stdout).toContain("2 cases,");
  expect(again.stdout).toContain("no-server-error");
  expect(again.code).toBe(1);
  expect(server.requests()).toBeGreaterThan(before);

  const alone = await repeat(chained?.repeat.replace(/--in-order --only '[^']*'/, "") ?? "");
  expect(alone.stdout).toContain("1 cases,");
  expect(alone.code).toBe(0);
});
