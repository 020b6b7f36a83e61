import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { repositoryRoot } from "../src/repository-root.ts";
import { lintWorkflows, readWorkflows } from "../src/workflows/lint-workflows.ts";
import { workflowRules } from "../src/workflows/workflow-rules.ts";

const release = await readFile(join(repositoryRoot, ".github/workflows/release.yml"), "utf8");
const setup = await readFile(join(repositoryRoot, ".github/actions/setup/action.yml"), "utf8");

/** Each mistake as a change to release.yml, which has none; setup/action.yml for what only an action can do wrong. */
const mistakes: [rule: string, mistake: string, text: string][] = [
  [
    "actions-are-pinned",
    "a tag in place of a commit id",
    release.replace(/download-artifact@[0-9a-f]{40} # v8.0.1/, "download-artifact@v8"),
  ],
  ["actions-are-pinned", "a commit id without its version", release.replace(/ # v8\.0\.1/, "")],
  ["rights-are-least", "a workflow with the rights of its token", release.replace("\npermissions: {}\n", "\n")],
  [
    "rights-are-least",
    "a job without a list of rights",
    release.replace(/ {4}permissions:\n {6}contents: read .*\n {4}outputs:/, "    outputs:"),
  ],
  ["rights-have-reasons", "a right without a reason", release.replace(/contents: read #.*/, "contents: read")],
  [
    "only-the-publisher-has-an-identity",
    "an identity for the job that packs",
    release.replace("contents: read #", "id-token: write # because\n      contents: read #"),
  ],
  [
    "strangers-get-no-rights",
    "a run with rights on pull requests",
    release.replace("  push:", "  pull_request_target:\n  push:"),
  ],
  [
    "scripts-hold-no-expressions",
    "an input in the midst of a script",
    release.replace('--snapshot "$SNAPSHOT"', ["--snapshot $", "{{ inputs.snapshot }}"].join("")),
  ],
  ["nothing-is-cached", "setup-node with its cache", setup.replace("package-manager-cache: false", "cache: pnpm")],
  [
    "no-credentials-stay",
    "a checkout that leaves its token",
    setup.replace("persist-credentials: false", "persist-credentials: true"),
  ],
  [
    "secrets-go-by-name",
    "every secret handed on",
    `${release}  more:\n    uses: $/.github/workflows/contract.yml\n    secrets: inherit\n`,
  ],
  ["jobs-end", "a job without an end", release.replace("    timeout-minutes: 20\n", "")],
  ["steps-name-their-shell", "a step of an action without a shell", setup.replace("      shell: bash\n", "")],
  [
    "job-needs",
    "a job that waits for one that is not there",
    release.replace("needs: select-mode", "needs: selected-mode"),
  ],
  ["permissions", "a right that does not exist", release.replace("id-token: write", "id-token: wrote")],
  ["expression", "an output that no step has", release.replace("steps.mode.outputs", "steps.modes.outputs")],
];

describe("the workflows", () => {
  it("have no fault that actionlint or a rule of this house finds", async () => {
    const files = await readWorkflows(repositoryRoot);
    expect(files.map(({ path }) => path)).toContain(".github/workflows/release.yml");
    expect(await lintWorkflows(files)).toEqual([]);
  });

  it.each(mistakes)("would be caught by %s with %s", async (rule, _, text) => {
    expect([release, setup]).not.toContain(text);
    const path = text.includes("using: composite")
      ? ".github/actions/setup/action.yml"
      : ".github/workflows/release.yml";
    const findings = await lintWorkflows([{ path, text }]);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });

  it("have a mistake on trial for every rule", () => {
    const tried = new Set(mistakes.map(([rule]) => rule));
    expect(workflowRules.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });

  it("use one version of each action", async () => {
    const pins = (await readWorkflows(repositoryRoot)).flatMap(
      ({ text }) => text.match(/[\w-]+\/[\w-]+(?:\/[\w-]+)?@[0-9a-f]{40}/g) ?? [],
    );
    const byAction = new Map(pins.map((pin) => [pin.split("@")[0], pin]));
    expect(new Set(pins).size).toBe(byAction.size);
  });
});

describe("the forms for issues", () => {
  it("have what GitHub asks of a form, and no field twice", async () => {
    const folder = join(repositoryRoot, ".github/ISSUE_TEMPLATE");
    const forms = (await readdir(folder)).filter((file) => file !== "config.yml");
    expect(forms.length).toBeGreaterThan(0);
    for (const file of forms) {
      const form = parse(await readFile(join(folder, file), "utf8")) as {
        name?: string;
        description?: string;
        body?: { type: string; id?: string; attributes: { label?: string; options?: string[] } }[];
      };
      expect(form.name && form.description, file).toBeTruthy();
      const fields = (form.body ?? []).filter(({ type }) => type !== "markdown");
      expect(fields.length, file).toBeGreaterThan(0);
      for (const { type, id, attributes } of fields) {
        expect(["input", "textarea", "dropdown", "checkboxes"]).toContain(type);
        expect(id, `${file}: ${attributes.label}`).toMatch(/^[a-z-]+$/);
        expect(attributes.label, file).toBeTruthy();
        if (type === "dropdown") expect(attributes.options?.length).toBeGreaterThan(1);
      }
      expect(new Set(fields.map(({ id }) => id)).size, file).toBe(fields.length);
    }
  });
});
