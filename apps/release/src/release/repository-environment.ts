import { basename, dirname, join } from "node:path";
import { cleanEnvironment } from "../process/clean-environment.ts";

/**
 * The environment in which the tools of a repository run: its own programs, this Node and this pnpm first. changesets and
 * turbo call `pnpm` by its name, which `npx pnpm` puts on the path only of what it starts itself.
 *
 * @param folder the repository, or a copy of it
 */
export function repositoryEnvironment(folder: string): NodeJS.ProcessEnv {
  const pnpm = process.env["npm_execpath"] ?? "";
  const path = [
    join(folder, "node_modules/.bin"),
    dirname(process.execPath),
    ...(basename(pnpm) === "pnpm" ? [dirname(pnpm)] : []),
    process.env["PATH"],
  ];
  return cleanEnvironment({ PATH: path.join(":"), CI: "true", TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" });
}
