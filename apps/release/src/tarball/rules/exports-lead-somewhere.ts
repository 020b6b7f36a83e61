import { exportTargets, isModule } from "../export-targets.ts";
import type { Rule } from "./rule.ts";

/** The condition by which this repository reads sources; it may not leave the house. */
const SOURCE_CONDITION = "@emchat/source";

/** An exports map whose every door opens, with types, and that has no back door. */
export const exportsLeadSomewhere: Rule = {
  id: "exports-lead-somewhere",
  why: "A wrong exports map fails only at the user's: the workspace reads sources.",
  check: ({ manifest, files }) => {
    const targets = exportTargets(manifest);
    const findings: string[] = targets.length === 0 ? ["there is no exports map"] : [];
    for (const { subpath, conditions, file } of targets) {
      if (subpath.includes("*")) findings.push(`exports["${subpath}"] opens every file behind it`);
      if (conditions.includes(SOURCE_CONDITION)) findings.push(`exports["${subpath}"] keeps ${SOURCE_CONDITION}`);
      if (!files.has(file)) findings.push(`exports["${subpath}"] leads to ${file}, which does not ship`);
    }
    for (const subpath of new Set(targets.filter(({ file }) => isModule(file)).map((target) => target.subpath))) {
      const first = targets.find((target) => target.subpath === subpath);
      if (first?.conditions.at(-1) !== "types") findings.push(`exports["${subpath}"] does not begin with its types`);
    }
    if (targets.length > 0 && !targets.some(({ subpath }) => subpath === "./package.json")) {
      findings.push("exports has no ./package.json, which tools read");
    }
    return findings;
  },
};
