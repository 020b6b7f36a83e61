import type { Rule } from "./rule.ts";

/** What `npx` starts exists and says that Node runs it. */
export const binRuns: Rule = {
  id: "bin-runs",
  why: "Without its file or its first line, `npx` ends with a message of the shell.",
  check: ({ manifest, files }) => {
    const { bin = {} } = manifest;
    const commands = typeof bin === "string" ? { [manifest.name]: bin } : bin;
    return Object.entries(commands).flatMap(([name, path]) => {
      const file = files.get(path.replace(/^\.\//, ""));
      if (!file) return [`bin ${name} leads to ${path}, which does not ship`];
      return file.toString("utf8", 0, 20).startsWith("#!/usr/bin/env node")
        ? []
        : [`bin ${name} does not begin with #!/usr/bin/env node`];
    });
  },
};
