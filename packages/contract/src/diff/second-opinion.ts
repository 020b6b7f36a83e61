import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Change } from "./change.ts";
import { isList, isObject, type Json, objectAt, textAt } from "./json-document.ts";

const run = promisify(execFile);

/** How long Redocly may take before its opinion is left out, in milliseconds. */
const TIMEOUT = 60_000;
/** More output than this is left out, in bytes. */
const MAX_OUTPUT = 64 * 1024 * 1024;

/** What `redocly diff` says about the same two documents. */
export interface SecondOpinion {
  /** Who was asked, with the version, and the answer; or why nobody was. */
  readonly says: string;
  /** What it holds to be breaking, where we found nothing that breaks. */
  readonly added: readonly Change[];
}

/** First the project that we are run in, then the place where we are installed. */
const whereToLook: readonly string[] = [join(process.cwd(), "package.json"), import.meta.url];

function findRedocly(lookFrom: readonly string[]): { bin: string; version: string } | undefined {
  for (const from of lookFrom) {
    try {
      const require = createRequire(from);
      const manifest = require.resolve("@redocly/cli/package.json");
      const { bin, version }: { bin: Record<string, string>; version: string } = require(manifest);
      if (bin["redocly"] !== undefined) return { bin: join(dirname(manifest), bin["redocly"]), version };
    } catch {
      // Not installed there.
    }
  }
  return undefined;
}

const pointerAt = (change: Json, side: string): string | undefined =>
  isObject(change) ? textAt(objectAt(change, side), "pointer") : undefined;

function toChange(change: Json): Change[] {
  if (!isObject(change) || change["impact"] !== "major") return [];
  const verdicts = isList(change["verdicts"]) ? change["verdicts"].filter(isObject) : [];
  const says = verdicts
    .map((verdict) => textAt(verdict, "message") ?? "")
    .join(" ")
    .replace(/\.$/, "");
  const [old, renewed] = [pointerAt(change, "base"), pointerAt(change, "revision")];
  return [
    {
      rule: `redocly-${verdicts.map((verdict) => textAt(verdict, "ruleId") ?? "")[0] ?? "change"}`,
      verdict: "breaking",
      bump: "major",
      breaks: ["callers"],
      operations: [],
      ...(old === undefined ? {} : { old }),
      ...(renewed === undefined ? {} : { new: renewed }),
      sentence: `${says}: Redocly holds it to break callers; look at it and decide who has to follow.`,
    },
  ];
}

/**
 * Asks `redocly diff`, where it is installed, whether anything breaks. Our judgement stands on its own; where we found
 * nothing that breaks and Redocly did, what it found is added, to be on the safe side. It runs as a process of its own, with
 * its telemetry and its notices off.
 */
export async function askRedocly(
  oldDocument: unknown,
  newDocument: unknown,
  ours: readonly Change[],
  lookFrom: readonly string[] = whereToLook,
): Promise<SecondOpinion> {
  const redocly = findRedocly(lookFrom);
  if (redocly === undefined)
    return { says: "none, because @redocly/cli is not installed beside this package", added: [] };
  const engine = `@redocly/cli ${redocly.version}`;
  const directory = await mkdtemp(join(tmpdir(), "emchat-contract-diff-"));
  try {
    const [old, renewed] = [join(directory, "old.json"), join(directory, "new.json")];
    await writeFile(old, JSON.stringify(oldDocument));
    await writeFile(renewed, JSON.stringify(newDocument));
    const { stdout } = await run(
      process.execPath,
      [redocly.bin, "diff", old, renewed, "--format", "json", "--fail-on", "none"],
      {
        cwd: directory,
        timeout: TIMEOUT,
        maxBuffer: MAX_OUTPUT,
        env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      },
    );
    const report: Json = JSON.parse(stdout);
    const theirs = isObject(report) && isList(report["changes"]) ? report["changes"].flatMap(toChange) : [];
    const weBreak = ours.some(({ verdict }) => verdict === "breaking");
    const says = `${engine} holds ${theirs.length} changes to be breaking`;
    return { says, added: weBreak ? [] : theirs };
  } catch {
    return { says: `none, because ${engine} could not compare the documents`, added: [] };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
