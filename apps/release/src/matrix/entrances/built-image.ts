import { chmod, cp, mkdir, mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mustRun } from "../../process/run-command.ts";
import type { ConsumerProject } from "../consumer-project.ts";
import { type Instruction, readDockerfile } from "./dockerfile.ts";

/** The user `nobody`, who owns nothing; only root can become somebody else. */
const NOBODY = 65_534;

/** What a Dockerfile made, in a folder that stands for the image's root. */
export interface BuiltImage {
  root: string;
  /** The folder, environment and user that its processes have. */
  options: { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number };
  /** The last instruction of that name. */
  last(name: string): Instruction;
}

/**
 * Does what a Dockerfile says, without Docker, and lets `use` have the result: absolute paths lie below a folder, and the
 * user `node` is `nobody` where this process is root, and this process's user elsewhere.
 *
 * @param context the folder that the image is built from
 */
export async function whileBuilt<T>(
  project: ConsumerProject,
  context: string,
  use: (image: BuiltImage) => Promise<T>,
): Promise<T> {
  const instructions = readDockerfile(await readFile(join(context, "Dockerfile"), "utf8"));
  const root = await mkdtemp(join(tmpdir(), "emchat-image-"));
  try {
    await chmod(root, 0o755);
    const options = await build(project, context, root, instructions);
    const last = (name: string): Instruction => {
      const found = instructions.findLast((instruction) => instruction.name === name);
      if (found === undefined) throw new Error(`The Dockerfile has no ${name}.`);
      return found;
    };
    return await use({ root, options, last });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function build(
  project: ConsumerProject,
  context: string,
  root: string,
  instructions: readonly Instruction[],
): Promise<BuiltImage["options"]> {
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const prefix = join(root, "usr/local");
  const env: NodeJS.ProcessEnv = {
    ...project.env,
    PATH: `${prefix}/bin:${project.env["PATH"]}`,
    npm_config_prefix: prefix,
    npm_config_userconfig: join(project.folder, ".npmrc"),
  };
  let cwd = root;
  let as: Pick<BuiltImage["options"], "uid" | "gid"> = {};
  for (const { name, value } of instructions) {
    if (name === "ENV") for (const pair of value.trim().split(/\s+/)) setPair(env, pair);
    if (name === "WORKDIR") cwd = join(root, value);
    if (name === "WORKDIR") await mkdir(cwd, { recursive: true });
    if (name === "COPY") await copy(value, context, cwd);
    if (name === "RUN") await mustRun("/bin/sh", ["-ec", inFolder(value, root, user.uid)], { cwd, env, ...as });
    if (name === "USER") as = user;
  }
  return { cwd, env, ...as };
}

function setPair(env: NodeJS.ProcessEnv, pair: string): void {
  const [name = "", value = ""] = pair.split("=");
  env[name] = value;
}

async function copy(value: string, context: string, to: string): Promise<void> {
  if (value !== ". .") throw new Error(`COPY ${value} is not understood here: only \`COPY . .\` is.`);
  await cp(await realpath(context), to, { recursive: true });
}

/** A script of the image for a folder that stands for its root. */
function inFolder(script: string, root: string, uid: number | undefined): string {
  const owner = uid === undefined ? `${process.getuid?.()}` : `${uid}:${uid}`;
  return script.replaceAll(/(?<= )\/(?=\w)/g, `${root}/`).replaceAll("node:node", owner);
}
