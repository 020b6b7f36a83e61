import type { ProductionDependency } from "./production-dependencies.ts";
import type { Verdict } from "./verdict.ts";

/** A weakness of a package that ships, or once did, and the version that is free of it. */
export interface KnownWeakness {
  readonly name: string;
  readonly advisory: string;
  readonly fixedIn: string;
}

/** What was known when this list was last looked through: a floor for days on which no registry answers, and no audit. */
export const KNOWN_WEAKNESSES: readonly KnownWeakness[] = [
  { name: "ajv", advisory: "GHSA-2g4f-4pwh-qvx6", fixedIn: "8.18.0" },
  { name: "fast-uri", advisory: "GHSA-q3j6-qgpj-74h6", fixedIn: "3.1.1" },
  { name: "fast-uri", advisory: "GHSA-v39h-62p7-jpjc", fixedIn: "3.1.2" },
  { name: "jsonpath-plus", advisory: "GHSA-pppg-cpfq-h7wr", fixedIn: "10.2.0" },
  { name: "lodash", advisory: "GHSA-xxjr-mmjv-4gpg", fixedIn: "4.17.23" },
  { name: "lodash", advisory: "GHSA-f23m-r3pf-42rh", fixedIn: "4.18.0" },
  { name: "lodash", advisory: "GHSA-r5fr-rjxr-66jc", fixedIn: "4.18.0" },
  { name: "uuid", advisory: "GHSA-w5hq-g745-h8pq", fixedIn: "11.1.1" },
  { name: "yaml", advisory: "GHSA-48c2-rrv3-qjmp", fixedIn: "2.8.3" },
];

/** Holds every version that ships, installed or bundled, to the versions in which known weaknesses are mended. Asks nobody. */
export function checkFixedVersions(
  dependencies: readonly ProductionDependency[],
  weaknesses: readonly KnownWeakness[] = KNOWN_WEAKNESSES,
): Verdict {
  const check = "versions of known weaknesses";
  const shipped = weaknesses.flatMap((weakness) =>
    dependencies
      .filter(({ name }) => name === weakness.name)
      .flatMap(({ versions }) => versions.map((version) => ({ ...weakness, version }))),
  );
  const open = shipped.filter(({ version, fixedIn }) => isOlder(version, fixedIn));
  if (open.length > 0) {
    const says = open.map(
      ({ name, version, advisory, fixedIn }) => `${name}@${version} has ${advisory}, which is mended in ${fixedIn}`,
    );
    return { check, state: "failed", says };
  }
  const names = [...new Set(shipped.map(({ name, version }) => `${name}@${version}`))];
  return {
    check,
    state: "passed",
    says: [`${weaknesses.length} known weaknesses, none in what ships (${names.join(", ")})`],
  };
}

/** A version before its release is older than it. */
function isOlder(version: string, than: string): boolean {
  const [left = "", pre] = version.split("-", 2);
  const order = left.localeCompare(than, "en", { numeric: true });
  return order < 0 || (order === 0 && pre !== undefined);
}
