import { execFile } from "node:child_process";
import { realpath } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { promisify } from "node:util";
import { ContractSetupError, messageOf } from "../errors.ts";
import { parseSpec, type SpecDocument } from "../spec/document.ts";
import { canonical, isRecord } from "../spec/json.ts";
import { join, stepsOf } from "../spec/pointer.ts";
import type { Spec } from "../spec/spec.ts";

const run = promisify(execFile);

/** The largest spec of an older revision that is read, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The operations that a change of the spec since a revision touches: their own description, what it refers to, however
 * far, and what the root says of every operation.
 *
 * @throws {ContractSetupError} when the file is in no git repository, or the revision has no such file.
 */
export async function changedOperations(spec: Spec, file: string, revision: string): Promise<readonly string[]> {
  const old = parseSpec(await fileAt(file, revision), `${revision}:${file}`);
  const before = fingerprints(old);
  const now = fingerprints(spec.document);
  return spec.operations
    .filter(({ template, method }) => {
      const key = `${method} ${template}`;
      return before.get(key) !== now.get(key);
    })
    .map(({ id }) => id);
}

async function fileAt(file: string, revision: string): Promise<string> {
  if (revision.startsWith("-")) throw new ContractSetupError(`--changed-since ${revision}: this is no revision of git`);
  try {
    const path = await realpath(file);
    const git = async (...args: string[]) =>
      (await run("git", ["-C", dirname(path), ...args], { maxBuffer: MAX_BYTES })).stdout;
    const root = await realpath((await git("rev-parse", "--show-toplevel")).trim());
    return await git("show", `${revision}:${relative(root, path).replaceAll("\\", "/")}`);
  } catch (error) {
    throw new ContractSetupError(
      `--changed-since ${revision}: git has no ${file} of that revision (${messageOf(error).trim().split("\n").at(-1)}). ` +
        "Fetch the whole history (fetch-depth: 0), and give a spec that git knows with --spec.",
    );
  }
}

/** What stands for each operation, by method and path: equal texts ask for the same of a server. */
function fingerprints(document: SpecDocument): Map<string, string> {
  const found = new Map<string, string>();
  const { paths } = document.root;
  const common = [document.root["x-contract"], document.root["security"], document.root["components"]].map(
    (value, index) => (index === 2 ? (isRecord(value) ? value["securitySchemes"] : undefined) : value),
  );
  for (const [template, item] of Object.entries(isRecord(paths) ? paths : {})) {
    const node =
      isRecord(item) && typeof item["$ref"] === "string" ? document.resolve(join("/paths", template)).value : item;
    if (!isRecord(node)) continue;
    for (const [method, operation] of Object.entries(node)) {
      if (!isRecord(operation)) continue;
      const whole = [operation, node["parameters"], ...common];
      found.set(`${method.toUpperCase()} ${template}`, textWithReferences(document, whole));
    }
  }
  return found;
}

/** The text of a value and of everything that it refers to, each once. */
function textWithReferences(document: SpecDocument, value: unknown): string {
  const texts = new Map<string, string>();
  const visit = (inner: unknown): void => {
    if (Array.isArray(inner)) inner.forEach(visit);
    if (!isRecord(inner)) return;
    const reference = inner["$ref"];
    if (typeof reference === "string" && reference.startsWith("#") && !texts.has(reference)) {
      const target = document.valueAt(join("", ...stepsOf(reference)));
      texts.set(reference, canonical(target));
      visit(target);
    }
    Object.values(inner).forEach(visit);
  };
  visit(value);
  const others = [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reference, text]) => `${reference}=${text}`);
  return [canonical(value), ...others].join("\n");
}
