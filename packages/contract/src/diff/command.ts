import { parseArgs } from "node:util";
import { DiffError } from "./diff-error.ts";
import { makeReport } from "./diff-report.ts";
import { diffSpecs } from "./diff-specs.ts";
import { type DiffFormat, diffFormats, formatDiff } from "./format-diff.ts";
import { isObject, objectAt, textAt } from "./json-document.ts";
import { readChangesets } from "./read-changesets.ts";
import { readSpec } from "./read-spec.ts";
import { askRedocly } from "./second-opinion.ts";

/** Where the command writes to; each text ends with its line break. */
export interface DiffOutput {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

export const diffUsage: string = `Usage: emchat-contract diff OLD NEW [options]

Compares two versions of an OpenAPI document, says who breaks by each change and which version bump it asks for.
OLD and NEW are YAML or JSON files, or REF:path for a file in git, such as main:spec/openapi.yaml.

Options:
  --format FORMAT    text (default), json, markdown (job summary) or github (annotations)
  --changesets DIR   compare the bump that is asked for with the one that the pending changesets in DIR declare
  --fail-on LEVEL    breaking (default): exit 1 on a breaking change; none: changes alone never fail
  -h, --help         print this

Exit code: 0 nothing breaks, 1 something breaks or the changesets declare too small a bump, 2 could not compare
`;

interface DiffOptions {
  readonly old: string;
  readonly new: string;
  readonly format: DiffFormat;
  readonly changesets: string | undefined;
  readonly failOn: "breaking" | "none";
}

function readOptions(argv: readonly string[]): DiffOptions | "help" {
  const options = {
    format: { type: "string", default: "text" },
    changesets: { type: "string" },
    "fail-on": { type: "string", default: "breaking" },
    help: { type: "boolean", short: "h", default: false },
  } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true; args: string[] }>>;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new DiffError(
      `${error instanceof Error ? error.message : String(error)} See \`emchat-contract diff --help\`.`,
    );
  }
  const { values, positionals } = parsed;
  if (values.help) return "help";
  const [old, renewed, ...more] = positionals;
  if (old === undefined || renewed === undefined || more.length > 0)
    throw new DiffError("Two documents are to be named, the old one first: `emchat-contract diff OLD NEW`.");
  const format = diffFormats.find((name) => name === values.format);
  if (format === undefined)
    throw new DiffError(`--format is ${values.format}; it must be one of ${diffFormats.join(", ")}.`);
  const failOn = values["fail-on"];
  if (failOn !== "breaking" && failOn !== "none")
    throw new DiffError(`--fail-on is ${failOn}; it must be breaking or none.`);
  return { old, new: renewed, format, changesets: values.changesets, failOn };
}

async function compare(options: DiffOptions, output: DiffOutput): Promise<number> {
  const [old, renewed] = [await readSpec(options.old), await readSpec(options.new)];
  const declared = options.changesets === undefined ? undefined : await readChangesets(options.changesets);
  const ours = diffSpecs(old.document, renewed.document);
  const opinion = await askRedocly(old.document, renewed.document, ours);
  const info = isObject(old.document) ? objectAt(old.document, "info") : {};
  const report = makeReport(
    old,
    renewed,
    textAt(info, "version") ?? "1.0.0",
    [...opinion.added, ...ours],
    opinion.says,
    declared,
  );
  output.stdout(formatDiff(report, options.format));
  const breaks = options.failOn === "breaking" && report.breaking > 0;
  return breaks || report.declared?.enough === false ? 1 : 0;
}

/**
 * The command `emchat-contract diff`.
 *
 * @param argv what stands behind `diff` on the command line
 * @returns the exit code: 0 nothing breaks, 1 something breaks or the changesets declare too small a bump, 2 could not
 * compare, with the reason on `stderr`
 */
export async function runDiff(argv: readonly string[], output: DiffOutput): Promise<number> {
  try {
    const options = readOptions(argv);
    if (options !== "help") return await compare(options, output);
    output.stdout(diffUsage);
    return 0;
  } catch (error) {
    if (!(error instanceof DiffError)) throw error;
    output.stderr(`emchat-contract diff: ${error.message}\n  ${error.help}\n`);
    return 2;
  }
}
