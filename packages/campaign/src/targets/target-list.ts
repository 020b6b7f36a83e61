import { createReadStream } from "node:fs";
import { extname } from "node:path";
import { EmchatCampaignError } from "../campaign-error.ts";
import { csvEntries } from "./csv-entries.ts";
import { lineEntries } from "./line-entries.ts";
import { ndjsonEntries } from "./ndjson-entries.ts";
import { decodeText } from "./text-of.ts";
import { variablesOf } from "./variables.ts";

/** A line of a list, before anybody looked whether the service would take the name. */
export interface Entry {
  /** Where it stands: a line of the file, or a place in the sequence, from 1. */
  readonly line: number;
  readonly name: string;
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

/** A line that is no entry. */
export interface BadLine {
  readonly line: number;
  readonly problem: string;
}

/** How a file of targets is written. */
export type ListFormat = "csv" | "ndjson" | "lines";

/** Where targets come from: names, objects with a `name` and what the message's placeholders mean, in any order and number. */
export type TargetSource = Iterable<string | TargetObject> | AsyncIterable<string | TargetObject> | FileSource;

/** A target with what the message says to it alone. */
export interface TargetObject {
  readonly name: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** A file of targets, read as it is sent to the store, never whole. */
export interface FileSource {
  /** A path, or a stream of bytes such as standard input. */
  readonly file: string | AsyncIterable<Uint8Array>;
  /** Default: by the file's ending, `.csv`, `.ndjson` or `.jsonl`; anything else has a name on each line. */
  readonly format?: ListFormat | undefined;
  /** The column, or the key, that holds the name. Default `username`, or the only column there is. */
  readonly column?: string | undefined;
}

/** @throws EmchatCampaignError when the file cannot be read, or is no text. */
export async function* readTargets(source: TargetSource): AsyncGenerator<Entry | BadLine, void, undefined> {
  checkSource(source);
  if (!isFile(source)) return yield* sequenceEntries(source);
  const text = decodeText(bytesOf(source.file));
  const format = source.format ?? formatOf(source.file);
  if (format === "csv") yield* csvEntries(text, source.column);
  else if (format === "ndjson") yield* ndjsonEntries(text, source.column);
  else yield* lineEntries(text);
}

// a text would be taken for its letters
function checkSource(source: unknown): void {
  if (typeof source !== "object" || source === null || !WAYS.some((way) => way in source))
    throw new EmchatCampaignError(
      "usage",
      "targets must be a list of names, or something else that can be iterated, or `{ file }`: put a single name into brackets",
    );
  const { file, format } = source as { readonly file?: unknown; readonly format?: unknown };
  if (
    "file" in source &&
    !(typeof file === "string" || (typeof file === "object" && file && Symbol.asyncIterator in file))
  )
    throw new EmchatCampaignError("usage", "`file` must be a path, or a stream of bytes");
  if (format !== undefined && !LIST_FORMATS.some((known) => known === format))
    throw new EmchatCampaignError("usage", `\`format\` must be ${LIST_FORMATS.join(" or ")}`);
}

const WAYS = ["file", Symbol.iterator, Symbol.asyncIterator] as const;
const LIST_FORMATS: readonly ListFormat[] = ["csv", "ndjson", "lines"];

const isFile = (source: TargetSource): source is FileSource => typeof source === "object" && "file" in source;

const FORMATS: Readonly<Record<string, ListFormat>> = { ".csv": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson" };

const formatOf = (file: FileSource["file"]): ListFormat =>
  (typeof file === "string" ? FORMATS[extname(file).toLowerCase()] : undefined) ?? "lines";

async function* bytesOf(file: FileSource["file"]): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* typeof file === "string" ? (createReadStream(file) as AsyncIterable<Uint8Array>) : file;
  } catch (cause) {
    if (cause instanceof EmchatCampaignError) throw cause;
    throw new EmchatCampaignError(
      "usage",
      `cannot read the list ${typeof file === "string" ? file : "from its stream"}: ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    );
  }
}

async function* sequenceEntries(
  source: Exclude<TargetSource, FileSource>,
): AsyncGenerator<Entry | BadLine, void, undefined> {
  let line = 0;
  for await (const target of source) {
    line += 1;
    if (typeof target === "string") yield { line, name: target };
    else if (typeof target?.name === "string")
      yield { line, name: target.name, variables: variablesOf(target.variables ?? {}) };
    else yield { line, problem: "is neither a name nor an object with a name" };
  }
}
