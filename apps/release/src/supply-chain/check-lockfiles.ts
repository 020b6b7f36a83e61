import { parse } from "yaml";
import type { Verdict } from "./verdict.ts";

interface PnpmLock {
  lockfileVersion?: string;
  packages?: Record<string, { resolution?: { integrity?: string; tarball?: string; repo?: string } }>;
}

interface NpmLock {
  packages?: Record<string, { integrity?: string; version?: string; link?: boolean; resolved?: string }>;
}

/**
 * Looks into the two lockfiles: every package has one version and the hash of its bytes, and comes from a registry.
 *
 * @param pnpmLock the text of pnpm-lock.yaml
 * @param npmLock the text of the package-lock.json of the consumers' tools
 */
export function checkLockfiles(pnpmLock: string, npmLock: string): Verdict {
  const workspace = Object.entries((parse(pnpmLock) as PnpmLock).packages ?? {});
  const tools = Object.entries((JSON.parse(npmLock) as NpmLock).packages ?? {}).filter(([path]) => path !== "");
  const problems = [
    ...workspace.flatMap(([name, { resolution }]) => {
      if (resolution?.repo || resolution?.tarball)
        return [`pnpm-lock.yaml: ${name} comes from an address, not from a registry`];
      return resolution?.integrity ? [] : [`pnpm-lock.yaml: ${name} has no integrity`];
    }),
    ...tools.flatMap(([path, { integrity, link, resolved }]) => {
      if (link || /^(git|file|http:)/.test(resolved ?? ""))
        return [`package-lock.json: ${path} does not come from a registry`];
      return integrity ? [] : [`package-lock.json: ${path} has no integrity`];
    }),
    ...(workspace.length === 0 ? ["pnpm-lock.yaml lists no package"] : []),
    ...(tools.length === 0 ? ["package-lock.json lists no package"] : []),
  ];
  if (problems.length > 0) return { check: "lockfiles", state: "failed", says: problems };
  const says = [`${workspace.length} packages of the workspace and ${tools.length} of the tools, each with its hash`];
  return { check: "lockfiles", state: "passed", says };
}
