import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { block, paragraphs } from "./markdown.ts";

interface Program {
  readonly name: string;
  readonly file: string;
  readonly commands: readonly string[];
}

const programs: readonly Program[] = [
  { name: "emchat-mock", file: program("@emchat/mock-server"), commands: [] },
  {
    name: "emchat-contract",
    file: program("@emchat/contract"),
    commands: ["run", "parity", "replay", "diff", "checks"],
  },
  {
    name: "emchat-campaign",
    file: program("@emchat/campaign"),
    commands: ["create", "work", "run", "status", "pause", "resume", "cancel", "report", "decide", "purge"],
  },
];

function program(name: string): string {
  return fileURLToPath(new URL("./cli.js", import.meta.resolve(name)));
}

/** What each program, and each of its commands, prints for `--help`. */
export function commandLinesPage(): string {
  return paragraphs(
    ...programs.flatMap(({ name, file, commands }) => [
      `## ${name}`,
      block("text", help(file, [])),
      ...commands.flatMap((command) => [`### ${name} ${command}`, block("text", help(file, [command]))]),
    ]),
  );
}

function help(file: string, command: readonly string[]): string {
  return execFileSync(process.execPath, [file, ...command, "--help"], { encoding: "utf8" });
}
