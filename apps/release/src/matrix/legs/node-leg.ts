import { join } from "node:path";
import { satisfies } from "semver";
import type { ConsumerProject } from "../consumer-project.ts";
import { layOut, sentenceOf } from "../consumer-project.ts";
import { judgeWithKit } from "../judge-with-kit.ts";
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
  // The contract kit is a command: it has a step of its own.
  const uses = [...welcome.map(shortName).filter((use) => use !== "contract"), ...(withMsw ? ["msw"] : [])];
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
  if (Number(major) >= 22) steps.push(...commonJsSteps(project, node, welcome));
  return { runtime: `Node ${version.slice(1)}`, steps };
}

function commonJsSteps(project: ConsumerProject, node: string, welcome: readonly string[]): Step[] {
  return ["client", "schema", "contract", "mock-server"]
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

/** The packages that npm warned about, because their `engines` leave this Node out. */
function engineComplaints(printed: string): string[] {
  return [...printed.matchAll(/EBADENGINE\s+package: '(.+)@[^@]+'/g)].map(([, name = ""]) => name);
}

function shortName(name: string): string {
  return name.slice("@emchat/".length);
}
