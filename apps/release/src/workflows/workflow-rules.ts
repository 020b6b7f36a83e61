import { stepsOf, type Workflow } from "./workflow.ts";

/** A workflow, or a composite action, as it stands in the repository. */
export interface WorkflowFile {
  /** Its path in the repository. */
  path: string;
  text: string;
  content: Workflow;
}

/** Something that no workflow may do here; the check gives one sentence for each place. */
export interface WorkflowRule {
  id: string;
  check(file: WorkflowFile): string[];
}

/** The one job that may prove to npm who it is. */
const PUBLISHER = { path: ".github/workflows/release.yml", job: "publish" };
/** Triggers that run with the repository's rights on what strangers send. */
const DANGEROUS_TRIGGERS = ["pull_request_target", "workflow_run", "issue_comment"];

export const workflowRules: readonly WorkflowRule[] = [
  {
    id: "actions-are-pinned",
    check: ({ text }) =>
      [...text.matchAll(/^\s*(?:- )?uses: (\S+)(.*)$/gm)].flatMap(([, uses = "", comment = ""]) => {
        if (uses.startsWith("$/")) return [];
        if (!/@[0-9a-f]{40}$/.test(uses)) return [`${uses} is not pinned to a full commit id`];
        return /^ # v\d+(\.\d+){0,2}$/.test(comment) ? [] : [`${uses} does not name its version in a comment`];
      }),
  },
  {
    id: "rights-are-least",
    check: ({ content }) => {
      if (!content.jobs) return [];
      const none = JSON.stringify(content.permissions) === "{}";
      const jobs = Object.entries(content.jobs).filter(
        ([, { permissions, uses }]) => !uses && typeof permissions !== "object",
      );
      return [
        ...(none ? [] : ["the workflow does not begin with `permissions: {}`"]),
        ...jobs.map(([name]) => `job ${name} does not list its rights`),
      ];
    },
  },
  {
    id: "rights-have-reasons",
    check: ({ text }) =>
      [...text.matchAll(/^\s+[a-z-]+: (?:write|read)(.*)$/gm)]
        .filter(([, comment = ""]) => !/^ # \S+/.test(comment))
        .map(([line]) => `\`${line.trim()}\` does not say what it is for`),
  },
  {
    id: "only-the-publisher-has-an-identity",
    check: ({ path, content }) =>
      Object.entries(content.jobs ?? {})
        .filter(([name]) => path !== PUBLISHER.path || name !== PUBLISHER.job)
        .filter(([, { permissions }]) => JSON.stringify(permissions ?? {}).includes('"id-token":"write"'))
        .map(([name]) => `job ${name} may ask for an identity; only ${PUBLISHER.job} of ${PUBLISHER.path} may`),
  },
  {
    id: "strangers-get-no-rights",
    check: ({ content }) => {
      const triggers = typeof content.on === "string" ? [content.on] : Object.keys(content.on ?? {});
      return DANGEROUS_TRIGGERS.filter((trigger) => triggers.includes(trigger)).map(
        (trigger) => `it runs on ${trigger}`,
      );
    },
  },
  {
    id: "scripts-hold-no-expressions",
    check: ({ content }) =>
      stepsOf(content)
        .filter(({ run }) => run?.includes("${{"))
        .map(({ name, run }) => `the script of "${name ?? run}" holds an expression: pass it by environment`),
  },
  {
    id: "nothing-is-cached",
    check: ({ content }) =>
      stepsOf(content).flatMap(({ uses = "", with: inputs = {} }) => {
        if (uses.startsWith("actions/cache")) return ["it uses a cache, which other jobs can fill"];
        if (!uses.startsWith("actions/setup-node")) return [];
        return inputs["package-manager-cache"] === false && !("cache" in inputs)
          ? []
          : ["setup-node does not switch its cache off"];
      }),
  },
  {
    id: "no-credentials-stay",
    check: ({ content }) =>
      stepsOf(content)
        .filter(
          ({ uses = "", with: inputs = {} }) =>
            uses.startsWith("actions/checkout") && inputs["persist-credentials"] !== false,
        )
        .map(() => "checkout leaves its credentials behind: set `persist-credentials: false`"),
  },
  {
    id: "secrets-go-by-name",
    check: ({ content }) =>
      Object.entries(content.jobs ?? {})
        .filter(([, { secrets }]) => secrets === "inherit")
        .map(([name]) => `job ${name} hands every secret on`),
  },
  {
    id: "jobs-end",
    check: ({ content }) =>
      Object.entries(content.jobs ?? {})
        .filter(([, job]) => !job.uses && !job["timeout-minutes"])
        .map(([name]) => `job ${name} has no \`timeout-minutes\`, so it may hang for six hours`),
  },
  {
    id: "steps-name-their-shell",
    check: ({ content }) =>
      (content.runs?.steps ?? [])
        .filter(({ run, shell }) => run && !shell)
        .map(({ name }) => `step "${name}" names no shell`),
  },
];
