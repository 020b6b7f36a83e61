import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { followGuide } from "../../guides/follow-guide.ts";
import { guidesOfTheSite } from "../../guides/guides-of-the-site.ts";
import type { Guide } from "../../guides/read-guide.ts";
import { layOut } from "../consumer-project.ts";
import type { Leg, Step } from "../leg.ts";
import { serveMock, whileServed } from "../serve-mock.ts";
import { exactly, type World } from "../world.ts";

/** The addresses by which guides mean a server of the reader's own. */
const READERS_SERVER = /https:\/\/staging\.example|http:\/\/service:8080/;
const READERS_TOKEN = "YWMt-of-the-reader";

/** Each guide of the site in an empty folder, as a stranger follows it: it has to end where it says. */
export async function guidesLegs(world: World): Promise<Leg[]> {
  const guides = await guidesOfTheSite();
  return guides.map((guide) => ({ runtime: "a stranger", steps: [guideStep(world, guide)] }));
}

function guideStep(world: World, guide: Guide): Step {
  return {
    package: packagesOf(guide),
    tries: `follow ${guide.name}`,
    run: async () => {
      const project = await layOut(
        world,
        `stranger-${guide.name.replaceAll(/\W/g, "-")}`,
        [],
        world.toolbox.node["24"],
      );
      const follow = (server: string): Promise<number> =>
        followGuide(guide, { ...project, ownWords: (text) => ownWords(world, server, text) });
      const typed = await (READERS_SERVER.test(JSON.stringify(guide)) ? withReadersServer(world, follow) : follow(""));
      return `followed ${guide.name}: ${typed} blocks of commands, each ended as shown`;
    },
  };
}

/** The reader's own server: a mock that knows its users, groups and tokens as such a server does. */
async function withReadersServer<T>(world: World, use: (url: string) => Promise<T>): Promise<T> {
  const { node, npxCli } = world.toolbox;
  const project = await layOut(world, "readers-server", [], node["24"]);
  const app = { org: "my-org", app: "my-app", users: ["testuser1", "testuser2"], groups: ["1402541206787"] };
  const settings = { strict: true, apps: [app], tokens: [{ label: "reader", token: READERS_TOKEN }] };
  await writeFile(join(project.folder, "emchat-mock.yaml"), JSON.stringify(settings));
  const start = [npxCli, "--yes", exactly(world, "@emchat/mock-server"), "--port", "0"];
  return whileServed(serveMock(node["24"], start, { cwd: project.folder, env: project.env }), use);
}

/** What stands for the reader's own server, token and database, and the version that was just published. */
function ownWords(world: World, server: string, text: string): string {
  const names = [...world.manifests.keys()].join("|");
  return text
    .replaceAll(new RegExp(`(?<=npx |npm install .*)(${names})(?![\\w/@-])`, "g"), (name) => exactly(world, name))
    .replaceAll(new RegExp(READERS_SERVER, "g"), server)
    .replaceAll("postgres://campaigns@db.example/chat", "chat.db")
    .replaceAll("EMCHAT_TOKEN=…", `EMCHAT_TOKEN=${READERS_TOKEN}`);
}

function packagesOf({ steps }: Guide): string {
  const typed = steps.flatMap((step) => ("script" in step ? [step.script] : [])).join("\n");
  return [...new Set(typed.match(/@emchat\/[\w-]+/g))].join(", ") || "all";
}
