import type { Rule } from "./rule.ts";

/** Bytes; a README of ours that is shorter lacks one of: what it is, install, a sample, options, links. */
const SHORTEST_README = 600;

/** A link or a picture that leads into the package itself. */
const INWARDS = /\]\((?!https?:|mailto:|#)(?:\.\/)?([^)#\s]+)/g;

/** A package without its licence may not be used, and without its README nobody knows how. */
export const licenceAndReadmeShip: Rule = {
  id: "licence-and-readme-ship",
  why: "Without a licence text nobody may use a package; its README is its page on npm, where the repository is not around it.",
  check: ({ manifest, files }) => {
    const licence = files.get("LICENSE")?.toString("utf8") ?? "";
    const readme = files.get("README.md")?.toString("utf8") ?? "";
    const findings: string[] = [];
    if (!licence.includes("MIT License")) findings.push("LICENSE is missing or is not the MIT licence");
    if (!readme) findings.push("README.md is missing");
    else if (Buffer.byteLength(readme) < SHORTEST_README)
      findings.push(`README.md is shorter than ${SHORTEST_README} bytes`);
    else if (!readme.includes(manifest.name)) findings.push("README.md does not say what to install");
    else if (!readme.includes("```")) findings.push("README.md shows no sample");
    for (const [, path = ""] of readme.matchAll(INWARDS))
      if (!files.has(path)) findings.push(`README.md links ${path}, which does not ship`);
    return [...findings, ...bundledWithoutLicences([...files.keys()])];
  },
};

/** Code of others that was bundled into a page comes with their licences, too. */
function bundledWithoutLicences(paths: readonly string[]): string[] {
  const bundled = paths.some((path) => /^dist\/inspector\/assets\/.+\.js$/.test(path));
  const licences = paths.some((path) => /^dist\/inspector\/.*licen[cs]e.*\.(md|txt|json)$/i.test(path));
  return bundled && !licences ? ["dist/inspector holds bundled code without the licences of what was bundled"] : [];
}
