import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { satisfies } from "semver";
import type { ConsumerProject } from "../consumer-project.ts";
import { layOut, sentenceOf } from "../consumer-project.ts";
import { consumerToken, judgeWithKit } from "../judge-with-kit.ts";
import type { Leg, Step } from "../leg.ts";
import { portableSteps } from "../portable-steps.ts";
import { exactly, type World } from "../world.ts";

const MAJORS = ["20", "22", "24", "26"] as const;
export type NodeMajor = (typeof MAJORS)[number];
export const nodeMajors: readonly NodeMajor[] = MAJORS;

/** The Mock Service Worker that a project of today installs beside the emulator, and the Node it asks for. */
const MSW = { range: "^3.0.0", node: ">=22.12" };

/** One project with every package that this Node may install: ESM, and CommonJS where `require` takes ESM. */
export async function nodeLeg(world: World, major: NodeMajor): Promise<Leg> {
  const node = world.toolbox.node[major];
  const project = await layOut(world, `node-${major}`, ["portable", "commonjs"], node);
  const version = (await project.run(node, ["--version"])).stdout.trim();
  const names = [...world.manifests.keys()];
  const welcome = names.filter((name) => satisfies(version, world.manifests.get(name)?.engines?.node ?? "*"));
  const withMsw = satisfies(version, MSW.node);
  const install = (packages: readonly string[], ...flags: string[]): readonly string[] => [
    world.toolbox.npmCli,
    "install",
    "--no-package-lock",
    ...flags,
    ...packages,
  ];
  // These two are commands: they have steps of their own.
  const commands = ["contract", "campaign"];
  const uses = [...welcome.map(shortName).filter((use) => !commands.includes(use)), ...(withMsw ? ["msw"] : [])];
  const steps: Step[] = [
    {
      package: "all",
      needed: true,
      tries: `install ${welcome.length} packages`,
      run: async () => {
        const packages = [...welcome.map((name) => exactly(world, name)), ...(withMsw ? [`msw@${MSW.range}`] : [])];
        const { stderr } = await project.run(node, install(packages));
        const strangers = engineComplaints(stderr);
        if (strangers.length > 0) throw new Error(`These do not support Node ${version}: ${strangers.join(", ")}`);
        return `installed ${welcome.map(shortName).join(", ")}${withMsw ? ", msw" : ""}`;
      },
    },
    ...names
      .filter((name) => !welcome.includes(name))
      .map((name) => ({
        package: name,
        tries: "be refused at install",
        run: async () => {
          const { stderr } = await project.run(node, install([exactly(world, name)], "--engine-strict"), 1);
          if (!stderr.includes("EBADENGINE")) throw new Error(`The install failed for another reason:\n${stderr}`);
          return "was refused at install with engine-strict, as its `engines` say";
        },
      })),
    ...portableSteps(world, project, `node-${major}`, uses, (use) => [node, "run.js", use]),
  ];
  if (welcome.includes("@emchat/contract")) steps.push(contractStep(project, world, `node-${major}`));
  if (welcome.includes("@emchat/campaign")) steps.push(campaignStep(project, world, `node-${major}`));
  if (Number(major) >= 22) steps.push(...commonJsSteps(project, node, welcome));
  return { runtime: `Node ${version.slice(1)}`, steps };
}

function commonJsSteps(project: ConsumerProject, node: string, welcome: readonly string[]): Step[] {
  return ["client", "campaign", "schema", "contract", "mock-server"]
    .filter((use) => welcome.includes(`@emchat/${use}`))
    .map((use) => ({
      package: `@emchat/${use}`,
      tries: `require ${use} from CommonJS`,
      run: async () => `CommonJS: ${sentenceOf(await project.run(node, ["run.cjs", use]))}`,
    }));
}

/** One operation shows that the kit runs on this Node; the leg of npx judges all of them. */
function contractStep(project: ConsumerProject, world: World, app: string): Step {
  return {
    package: "@emchat/contract",
    tries: "judge the mock",
    run: async () => {
      const kit = join(project.folder, "node_modules/.bin/emchat-contract");
      const { passed } = await judgeWithKit(project, [kit], await world.mockUrl, app, 0, "--only", "getUserStatus/*");
      return `judged the mock: it keeps the contract of getUserStatus, ${passed} checks, exit code 0`;
    },
  };
}

/** A list of three lines and two people, from a file to the mock. */
function campaignStep(project: ConsumerProject, world: World, app: string): Step {
  return {
    package: "@emchat/campaign",
    tries: "run a campaign",
    run: async () => {
      const program = join(project.folder, "node_modules/.bin/emchat-campaign");
      await writeFile(join(project.folder, "people.csv"), "username,first\namy,Amy\nbob,Bob\nAMY,Amy\n");
      Object.assign(project.env, {
        EMCHAT_BASE_URL: await world.mockUrl,
        EMCHAT_APP_KEY: `consumers#${app}-campaign`,
        EMCHAT_TOKEN: consumerToken,
      });
      const run = ["run", "people.csv", "--message", "hello {{first}}"];
      const { stdout } = await project.run(program, run);
      if (!stdout.includes("people: finished, 2 of 2")) throw new Error(stdout);
      const again = await project.run(program, run);
      if (!again.stdout.includes("was there already")) throw new Error(again.stdout);
      return "emchat-campaign sent a list to the mock, nobody twice, and a second run sent nothing";
    },
  };
}

/** The packages that npm warned about, because their `engines` leave this Node out. */
function engineComplaints(printed: string): string[] {
  return [...printed.matchAll(/EBADENGINE\s+package: '(.+)@[^@]+'/g)].map(([, name = ""]) => name);
}

function shortName(name: string): string {
  return name.slice("@emchat/".length);
}
