import { execFile } from "node:child_process";
import { realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { installTools } from "./install-tools.ts";

/** Where each program of the rehearsal lies on this machine. */
export interface Toolbox {
  /** The folder that holds the `node_modules` of `tools/package.json`. */
  folder: string;
  /** The Node binaries, by major version. */
  node: Record<"20" | "22" | "24" | "26", string>;
  bun: string;
  deno: string;
  /** The entry file of npm, to be run by whichever Node a consumer uses. */
  npmCli: string;
  npxCli: string;
  /** The entry files of the compilers, by version. */
  tsc: Record<"5.9" | "6.0" | "7.0", string>;
}

/**
 * Installs what is missing and says where everything lies.
 *
 * @throws Error on a machine for which the runtimes have no binary, or when npm cannot be found
 */
export async function openToolbox(): Promise<Toolbox> {
  if (process.platform !== "linux") {
    throw new Error("The consumer matrix runs on Linux only: tools/package.json names the runtimes' Linux binaries.");
  }
  const folder = await installTools();
  const tool = (...path: string[]): string => join(folder, "node_modules", ...path);
  const node = (major: number): string => tool(`node-${major}-linux-${process.arch}`, "bin/node");
  const npmBin = await npmBinFolder();
  return {
    folder,
    node: { "20": node(20), "22": node(22), "24": process.execPath, "26": node(26) },
    bun: tool(`@oven/bun-linux-${process.arch === "arm64" ? "aarch64" : "x64"}`, "bin/bun"),
    deno: tool("@deno/linux-x64-glibc", "deno"),
    npmCli: join(npmBin, "npm-cli.js"),
    npxCli: join(npmBin, "npx-cli.js"),
    tsc: {
      "5.9": tool("typescript-5.9/bin/tsc"),
      "6.0": tool("typescript-6.0/bin/tsc"),
      "7.0": tool("typescript-7.0/bin/tsc"),
    },
  };
}

/** npm comes with the machine, not with the `node` package that the workspace runs on. */
async function npmBinFolder(): Promise<string> {
  const { stdout } = await promisify(execFile)("/bin/sh", ["-c", "command -v npm"]);
  return dirname(await realpath(stdout.trim()));
}
