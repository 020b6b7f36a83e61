import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { mustRun } from "../process/run-command.ts";
import { pendingChangesets } from "./pending-changesets.ts";
import { repositoryEnvironment } from "./repository-environment.ts";

/** The commands of a release, in the order in which `release.yml` runs them. */
export interface ReleaseCommands {
  install(): Promise<void>;
  /** False when no changeset is pending; the packages keep their version then. */
  version(): Promise<boolean>;
  build(): Promise<void>;
  /** Gives the tarballs' paths. */
  pack(packFolder: string): Promise<string[]>;
  publish(packFolder: string): Promise<void>;
}

/**
 * @param folder the copy of the repository that is released
 * @param publisherConfig the npmrc that names the registry and holds the right to publish
 * @throws Error from each command that fails, with the end of its output
 */
export function releaseCommands(folder: string, publisherConfig: string): ReleaseCommands {
  const env = repositoryEnvironment(folder);
  const registryEnv = { ...env, npm_config_userconfig: publisherConfig, NPM_CONFIG_USERCONFIG: publisherConfig };
  const run = (command: string, args: string[], environment = env): Promise<unknown> =>
    mustRun(command, args, { cwd: folder, env: environment, timeout: 300_000 });
  return {
    install: async () => {
      await run("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"]);
    },
    version: async () => {
      if ((await pendingChangesets(folder)).length === 0) return false;
      await run("node", ["apps/release/src/version-packages.ts"]);
      return true;
    },
    build: async () => {
      await run("pnpm", ["build"]);
    },
    pack: async (packFolder) => {
      await run("changeset", ["pack", "--out-dir", packFolder], registryEnv);
      return tarballsOf(packFolder);
    },
    publish: async (packFolder) => {
      await run("changeset", ["publish", "--from-pack-dir", packFolder, "--no-git-tag"], registryEnv);
    },
  };
}

/** The paths of the tarballs that `changeset pack` wrote, as its plan lists them. */
export async function tarballsOf(packFolder: string): Promise<string[]> {
  const { plan } = JSON.parse(await readFile(join(packFolder, "publish-plan.json"), "utf8")) as {
    plan: { kind: string; tarball?: { path: string } }[][];
  };
  return plan.flat().flatMap((release) => (release.tarball ? [join(packFolder, release.tarball.path)] : []));
}
