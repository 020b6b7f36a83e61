import type { ProductionDependency } from "./production-dependencies.ts";
import type { Verdict } from "./verdict.ts";

/** Licences that may ship with an MIT package without a further question. */
const ALLOWED: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "Python-2.0",
  "Unlicense",
  "Zlib",
]);

/** Packages whose field says something else, or nothing, and what was found by reading them. */
const READ_BY_HAND: Readonly<Record<string, { says: string; is: string }>> = {};

/** Holds the licence of everything that ships against the list. `A OR B` passes with one of them, `A AND B` with both. */
export function checkLicences(dependencies: readonly ProductionDependency[]): Verdict {
  const problems = dependencies.flatMap(({ name, versions, license }) => {
    const read = READ_BY_HAND[name];
    const effective = read?.says === license ? read.is : license;
    return isAllowed(effective)
      ? []
      : [`${name}@${versions.join(", ")} is under "${license}", which is not on the list`];
  });
  if (problems.length > 0) return { check: "licences", state: "failed", says: problems };
  const counts = new Map<string, number>();
  for (const { license } of dependencies) counts.set(license, (counts.get(license) ?? 0) + 1);
  const says = [...counts].map(([license, count]) => `${count} × ${license}`).join(", ");
  return { check: "licences", state: "passed", says: [`${dependencies.length} packages: ${says}`] };
}

function isAllowed(expression: string): boolean {
  const bare = expression.replaceAll(/[()]/g, "");
  return bare.split(/\s+OR\s+/i).some((choice) => choice.split(/\s+AND\s+/i).every((one) => ALLOWED.has(one.trim())));
}
