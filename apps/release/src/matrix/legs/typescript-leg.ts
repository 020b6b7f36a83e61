import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ConsumerProject, layOut } from "../consumer-project.ts";
import type { Leg, Step } from "../leg.ts";
import { exactly, type World } from "../world.ts";

const COMPILERS = ["5.9", "6.0", "7.0"] as const;
const RESOLUTIONS = ["nodenext", "bundler"] as const;
/** What the declarations of the tools are written against. */
const TYPES = ["@types/node@^24.0.0", "msw@^3.0.0"];

/** A typed project that reads every declaration of every package and of what they depend on (`skipLibCheck: false`). */
export async function typescriptLegs(world: World): Promise<Leg[]> {
  const { node, npmCli } = world.toolbox;
  const project = await layOut(world, "typescript", ["typescript"], node["24"]);
  const packages = [...world.manifests.keys()].map((name) => exactly(world, name));
  let installed: Promise<unknown> | undefined;
  // The compilers share one install, and whichever leg comes first makes it.
  const install: Step = {
    package: "all",
    needed: true,
    tries: "npm install",
    run: async () => {
      installed ??= project.run(node["24"], [npmCli, "install", "--no-package-lock", ...packages, ...TYPES]);
      await installed;
      return `installed ${packages.length} packages, msw and the types of Node, once for every compiler`;
    },
  };
  return Promise.all(
    COMPILERS.map(async (compiler) => {
      const tsc = world.toolbox.tsc[compiler];
      const manifest = JSON.parse(await readFile(join(tsc, "../../package.json"), "utf8")) as { version: string };
      const steps = RESOLUTIONS.map((resolution) => compileStep(project, node["24"], tsc, resolution));
      return { runtime: `TypeScript ${manifest.version}`, steps: [install, ...steps] };
    }),
  );
}

function compileStep(project: ConsumerProject, node: string, tsc: string, resolution: string): Step {
  return {
    package: "all",
    tries: `compile, ${resolution}`,
    run: async () => {
      await project.run(node, [tsc, "-p", `tsconfig.${resolution}.json`]);
      return `used every entry's types, ${resolution}, skipLibCheck off`;
    },
  };
}
