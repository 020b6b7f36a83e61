import { layOut } from "../consumer-project.ts";
import { actionStart } from "../entrances/action-start.ts";
import { dyingUpstream } from "../entrances/dying-upstream.ts";
import { type Entrance, entrance } from "../entrances/entrance.ts";
import { execAround } from "../entrances/exec-around.ts";
import { failedStarts } from "../entrances/failed-starts.ts";
import { foreignOrigin } from "../entrances/foreign-origin.ts";
import { imageCommandLine } from "../entrances/image-command-line.ts";
import { launchedStarts } from "../entrances/launched-starts.ts";
import { loopbacks } from "../entrances/loopbacks.ts";
import { pathPrefix } from "../entrances/path-prefix.ts";
import type { Leg } from "../leg.ts";
import { exactly, type World } from "../world.ts";

/** Every documented way into the installed mock server, and every start that has to fail. */
export async function entrancesLeg(world: World): Promise<Leg> {
  const { node, npmCli } = world.toolbox;
  const project = await layOut(world, "entrances", [], node["24"]);
  const at: Entrance = { world, project };
  const install = async (): Promise<string> => {
    await project.run(node["24"], [npmCli, "install", "--no-package-lock", exactly(world, "@emchat/mock-server")]);
    await project.run(node["24"], [npmCli, "pkg", "set", "scripts.mock=emchat-mock"]);
    return "installed the mock server, with a script that starts it";
  };
  return {
    runtime: "entrances",
    steps: [
      { ...entrance("npm install", install), needed: true },
      launchedStarts(at),
      execAround(at),
      imageCommandLine(at),
      actionStart(at),
      pathPrefix(at),
      foreignOrigin(at),
      loopbacks(at),
      dyingUpstream(at),
      ...failedStarts(at),
    ],
  };
}
