import { runCommand } from "../../process/run-command.ts";
import type { Entrance } from "./entrance.ts";

/** A way in which people start a program of an installed package. */
export interface Launcher {
  name: string;
  /** The command that starts `emchat-mock` with these arguments. */
  start(args: readonly string[]): readonly [command: string, ...args: string[]];
}

/** npm has installed the project, which pnpm would do again before a run. */
const PNPM = ["pnpm", "--config.verify-deps-before-run=false"] as const;

/** The launchers of this machine: those of npm, and pnpm's when it is there. Scripts are called `mock`. */
export async function launchersOf({ world, project }: Entrance): Promise<Launcher[]> {
  const { node, npmCli, npxCli } = world.toolbox;
  const pnpm = await runCommand("pnpm", ["--version"], { cwd: project.folder, env: project.env });
  const launchers: Launcher[] = [
    { name: "npx", start: (args) => [node["24"], npxCli, "emchat-mock", ...args] },
    { name: "npm run", start: (args) => [node["24"], npmCli, "run", "mock", "--", ...args] },
    { name: "npm exec", start: (args) => [node["24"], npmCli, "exec", "--", "emchat-mock", ...args] },
  ];
  if (pnpm.code !== 0) return launchers;
  return [
    ...launchers,
    { name: "pnpm run", start: (args) => [...PNPM, "run", "mock", ...args] },
    { name: "pnpm exec", start: (args) => [...PNPM, "exec", "emchat-mock", ...args] },
  ];
}
