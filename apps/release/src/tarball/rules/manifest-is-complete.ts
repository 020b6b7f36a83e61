import type { Rule } from "./rule.ts";

const HOST = "https://github.com/emchat/emchat";

/** The fields by which people find a package, judge it and report its faults. */
export const manifestIsComplete: Rule = {
  id: "manifest-is-complete",
  why: "npm's page, search, `npm docs` and `npm bugs` are made of these fields.",
  check: ({ manifest, files }) => {
    const wanted: [boolean, string][] = [
      [/^\d+\.\d+\.\d+/.test(manifest.version), "version is no version"],
      [manifest.version !== "0.0.0", "version is 0.0.0: the packages were packed before `changeset version`"],
      [(manifest.description?.length ?? 0) >= 40, "description is missing or shorter than 40 characters"],
      [manifest.license === "MIT", "license is not MIT"],
      [manifest.type === "module", "type is not module"],
      [(manifest.keywords?.length ?? 0) >= 5, "fewer than five keywords"],
      [manifest.homepage?.startsWith(HOST) ?? false, `homepage does not begin with ${HOST}`],
      [bugsUrl(manifest.bugs) === `${HOST}/issues`, `bugs is not ${HOST}/issues`],
      [manifest.repository?.url === `git+${HOST}.git`, `repository.url is not git+${HOST}.git`],
      [Boolean(manifest.repository?.directory), "repository.directory is missing: provenance needs it"],
      [/^>=\d+/.test(manifest.engines?.node ?? ""), "engines.node does not name the oldest Node"],
      [
        contractVersion(files, manifest.version) === manifest.version,
        `openapi.yaml calls itself ${contractVersion(files, manifest.version)}`,
      ],
      [manifest.sideEffects !== undefined, "sideEffects is missing: bundlers then keep everything"],
    ];
    return wanted.flatMap(([kept, sentence]) => (kept ? [] : [sentence]));
  },
};

function bugsUrl(bugs: string | { url?: string } | undefined): string | undefined {
  return typeof bugs === "string" ? bugs : bugs?.url;
}

/** One number names one state of the contract: the document carries that of its package. */
function contractVersion(files: ReadonlyMap<string, Buffer>, otherwise: string): string | undefined {
  const contract = files.get("openapi.yaml")?.toString("utf8");
  return contract === undefined ? otherwise : /^info:\n(?: .*\n)*? {2}version: (\S+)$/m.exec(contract)?.[1];
}
