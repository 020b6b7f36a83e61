import { readdir } from "node:fs/promises";
import { layOut } from "../consumer-project.ts";
import { consumerToken, judgeWithKit } from "../judge-with-kit.ts";
import type { Leg, Step } from "../leg.ts";
import { withBrokenServer } from "../with-broken-server.ts";
import { exactly, type World } from "../world.ts";

/** `npx @emchat/contract` in an empty folder: its three exit codes, each against the server that deserves it. */
export async function npxContractLeg(world: World): Promise<Leg> {
  const { node, npxCli } = world.toolbox;
  const project = await layOut(world, "npx-contract", [], node["24"]);
  const npx = [node["24"], npxCli, "--yes", exactly(world, "@emchat/contract")] as const;
  const step = (tries: string, run: () => Promise<string>): Step => ({ package: "@emchat/contract", tries, run });
  return {
    runtime: "npx, empty folder",
    steps: [
      step("judge the mock: exit code 0", async () => {
        const { passed } = await judgeWithKit(project, npx, await world.mockUrl, "npx", 0);
        const left = (await readdir(project.folder)).filter((file) => file !== ".npmrc");
        if (left.length > 0) throw new Error(`It left ${left.join(", ")} in the folder.`);
        return `npx judged the mock: ${passed} checks, exit code 0, nothing left in the folder`;
      }),
      step("judge a broken server: exit code 1", async () => {
        const { failed } = await withBrokenServer((url) => judgeWithKit(project, npx, url, "npx", 1));
        return `npx judged a server that answers {} to everything: ${failed} failures, exit code 1`;
      }),
      step("judge nothing: exit code 2", async () => {
        const gone = await withBrokenServer(async (url) => url);
        const [command, ...args] = npx;
        const target = ["--url", gone, "--org", "consumers", "--app", "npx", "--token", consumerToken];
        await project.run(command, [...args, "run", ...target], 2);
        return "npx judged an address where nothing listens: exit code 2";
      }),
    ],
  };
}
