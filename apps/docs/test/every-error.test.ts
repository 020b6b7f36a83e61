import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as client from "@emchat/client";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { packageFolder } from "./harness/pages.ts";

const root = join(packageFolder, "../..");
const PAGE = "https://emchat.github.io/emchat/help/errors/#";
const PUBLISHED = "{packages/{client,campaign,contract,emulator},apps/mock-server}/src/**/*.ts";

const sources = new Map<string, string>();
for await (const name of glob(PUBLISHED, { cwd: root })) sources.set(name, await readFile(join(root, name), "utf8"));

/** The classes of errors that the client throws; each knows its kind. */
const clientErrors = Object.values(client).filter(
  (value): value is typeof client.EmchatServerError =>
    typeof value === "function" && Object.getPrototypeOf(value) === client.EmchatError,
);
const campaignKinds = [
  ...(/export type CampaignErrorKind = ([^;]+);/
    .exec(sources.get("packages/campaign/src/campaign-error.ts") ?? "")?.[1]
    ?.matchAll(/"(\w+)"/g) ?? []),
].map(([, kind]) => `campaign-${kind}`);
/** The statuses by which the control API refuses: those of its document, and those that any path has. */
const statuses = [405, 500, ...(await refusalsOfTheControlApi())].map((status) => `control-${status}`);
/** Addresses that stand in the code as a whole. */
const whole = [...sources.values()].flatMap((text) =>
  [...text.matchAll(/emchat\.github\.io\/emchat\/help\/errors\/#([\w-]+)(?=[".`])/g)].map(([, anchor = ""]) => anchor),
);
const named = new Set([...clientErrors.map(({ kind }) => kind), ...campaignKinds, ...statuses, ...whole]);

describe.each(["help/errors.md", "zh-cn/help/errors.md"])("%s", (page) => {
  it("has a place for every error that names one, and no place that nothing names", async () => {
    const text = await readFile(join(packageFolder, "src/content/docs", page), "utf8");
    const places = [...text.matchAll(/^<a id="([\w-]+)"><\/a>$/gm)].map(([, id = ""]) => id);
    const kinds = [...text.matchAll(/^### ([a-z]+)$/gm)].map(([, kind = ""]) => kind);
    const own = kinds.filter((kind) => !places.includes(`campaign-${kind}`) && kind !== "flaky");
    expect(named.size).toBeGreaterThan(30);
    expect([...new Set([...places, ...own])].sort()).toEqual([...named].sort());
    expect(new Set(places).size, "each place once").toBe(places.length);
  });
});

describe("every error", () => {
  it("of the client says where its cause and cure stand", () => {
    expect(clientErrors.length).toBeGreaterThan(12);
    for (const Kind of clientErrors) {
      const error = new Kind("it failed");
      expect(error.help).toBe(`${PAGE}${error.kind}`);
      expect(JSON.parse(JSON.stringify(error))).toMatchObject({ help: error.help });
    }
  });

  it("that another package exports has an address of its own", () => {
    const silent = [...sources].flatMap(([name, text]) =>
      [...text.matchAll(/^export class (\w+) extends Error \{[\s\S]*?^\}/gm)].flatMap(([body, error = ""]) =>
        body.includes("help") || body.includes(PAGE) || INNER.has(error) ? [] : [`${name}: ${error}`],
      ),
    );
    expect(silent).toEqual([]);
  });
});

/** Errors that nobody sees: each becomes a refusal of the control API, or a message of another one. */
const INNER: ReadonlySet<string> = new Set(["NoRoomForSession", "QueryError", "StateFileError", "UnreadableFile"]);

async function refusalsOfTheControlApi(): Promise<number[]> {
  const file = join(root, "packages/control/control.openapi.yaml");
  const { paths } = parse(await readFile(file, "utf8")) as {
    paths: Record<string, Record<string, { responses?: Record<string, unknown> }>>;
  };
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  const all = operations.flatMap(({ responses = {} }) => Object.keys(responses).map(Number));
  return [...new Set(all.filter((status) => status >= 400))];
}
