import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { exportTargets, isModule } from "../export-targets.ts";
import type { Rule } from "./rule.ts";

/** What the profile `esm-only` of attw leaves out: resolvers that know no exports map, and `require` before Node 22. */
const LEFT_OUT = new Set(["node10", "node16-cjs"]);

/** The same as `attw --profile esm-only` on the packed file. */
export const typesResolve: Rule = {
  id: "types-resolve",
  why: "TypeScript must find, for every entry and resolver, the types of the module that will run.",
  check: async ({ manifest, packed }) => {
    const targets = exportTargets(manifest);
    if (!targets.some(({ file }) => isModule(file))) return [];
    // A document, such as a description of an interface, has no types.
    const modules = new Set(targets.filter(({ file }) => isModule(file)).map(({ subpath }) => subpath));
    const excludeEntrypoints = targets.map(({ subpath }) => subpath).filter((subpath) => !modules.has(subpath));
    const result = await checkPackage(createPackageFromTarballData(new Uint8Array(packed)), { excludeEntrypoints });
    if (!result.types) return ["no types were found at all"];
    return result.problems.flatMap((problem) => {
      if ("resolutionKind" in problem && LEFT_OUT.has(problem.resolutionKind)) return [];
      const place = "entrypoint" in problem ? ` at ${problem.entrypoint}` : "";
      const resolver = "resolutionKind" in problem ? ` (${problem.resolutionKind})` : "";
      return [`${problem.kind}${place}${resolver}`];
    });
  },
};
