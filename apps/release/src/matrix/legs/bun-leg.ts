import { layOut } from "../consumer-project.ts";
import type { Leg } from "../leg.ts";
import { portablePackages, portableSteps } from "../portable-steps.ts";
import { exactly, type World } from "../world.ts";

/** A project that Bun installs and runs. */
export async function bunLeg(world: World): Promise<Leg> {
  const { bun, node } = world.toolbox;
  const project = await layOut(world, "bun", ["portable"], node["24"]);
  const version = (await project.run(bun, ["--version"])).stdout.trim();
  return {
    runtime: `Bun ${version}`,
    steps: [
      {
        package: "all",
        needed: true,
        tries: "bun add",
        run: async () => {
          await project.run(bun, ["add", ...portablePackages.map((use) => exactly(world, `@emchat/${use}`))]);
          return `installed ${portablePackages.join(", ")} with bun add`;
        },
      },
      ...portableSteps(world, project, "bun", portablePackages, (use) => [bun, "run.js", use]),
    ],
  };
}
