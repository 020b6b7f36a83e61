import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { profileFromText, type RunResult, runContract, specFromText } from "../../src/index.ts";
import { type SchemeSecrets, startAnyServer, type Wrong } from "../servers/any-server.ts";
import { FAULTS } from "./known-faults.ts";

/** Small specs of the kinds of APIs that everybody knows, each with its secrets. */
const APIS: readonly (readonly [string, string, SchemeSecrets])[] = [
  ["pet-store", "good-key-0001", { key: "good-key-0001" }],
  ["repository-host", "good-token-0001", { token: "good-token-0001" }],
  ["payments", "sk_test_4eC39HqLyjW", { basicAuth: "sk_test_4eC39HqLyjW", bearerAuth: "sk_test_4eC39HqLyjW" }],
  ["music", "good-token-0001", { app: "good-token-0001" }],
  ["tasks", "good-app-key-0001", { app: "good-app-key-0001", user: "session-of-user-77" }],
];

const SPECS = new Map(
  APIS.map(([name]) => {
    const text = readFileSync(new URL(`${name}.yaml`, import.meta.url), "utf8");
    return [name, { text, spec: specFromText(text) }];
  }),
);

/** A wrong server is sent nothing more after the first failure. */
async function judge(name: string, token: string, secrets: SchemeSecrets, wrong?: Wrong): Promise<RunResult> {
  const { text, spec } = SPECS.get(name) ?? expect.fail(`there is no spec of ${name}`);
  const enough = new AbortController();
  const server = await startAnyServer(text, secrets, wrong);
  const profile = profileFromText("credentials: { user: { tokenEnv: SID } }", "inline", { SID: "session-of-user-77" });
  try {
    return await runContract({
      ...{ url: server.url, spec, token, profile, cases: 100, signal: enough.signal },
      onProgress: (_done, _total, failed) => {
        if (wrong !== undefined && failed > 0) enough.abort();
      },
    });
  } finally {
    await server.close();
  }
}

describe("A right server of", () => {
  test.each(APIS)("%s is blamed for nothing, and all of it is judged", async (name, token, secrets) => {
    const result = await judge(name, token, secrets);
    expect(result.failures.map(({ first }) => [first.id, first.check, first.why, first.expected, first.got])).toEqual(
      [],
    );
    expect(result.completeness.reasons).toEqual([]);
    expect(result.verdict).toBe("kept");
  });
});

describe("A wrong server of", () => {
  test.each(FAULTS)("%s is caught when %s", async (name, _about, wrong) => {
    const [, token = "", secrets = {}] = APIS.find(([api]) => api === name) ?? [];
    const { verdict, failures } = await judge(name, token, secrets, wrong);
    expect(verdict).toBe("broken");
    expect(failures.length).toBeGreaterThan(0);
  });
});
