// @module-tag process
import { mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { followGuide } from "../src/guides/follow-guide.ts";
import { guideForAClone, guidesOfTheSite } from "../src/guides/guides-of-the-site.ts";
import { readGuide } from "../src/guides/read-guide.ts";
import { copyRepository } from "../src/release/copy-repository.ts";
import { repositoryEnvironment } from "../src/release/repository-environment.ts";
import { repositoryRoot } from "../src/repository-root.ts";

const fence = "```";
const block = (head: string, text: string): string => `${fence}${head}\n${text}\n${fence}\n`;
/** Stays, and says on which port, as a mock does. */
const SERVER = `node -e '
const server = require("node:http").createServer(({ url }, reply) => reply.writeHead(url === "/" ? 200 : 404).end("hello"));
server.listen(0, "127.0.0.1", () => console.log("ready on http://127.0.0.1:" + server.address().port));
'`;

describe("a stranger who follows a guide", () => {
  let root = "";
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "emchat-guides-"));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  async function follow(...parts: readonly string[]): Promise<{ typed: number; folder: string }> {
    const folder = await mkdtemp(join(root, "place-"));
    const guide = readGuide("guides/sample.md", parts.join("\nthen\n\n"));
    const place = { folder, env: process.env, ownWords: (text: string) => text.replaceAll("you", "me") };
    return { typed: await followGuide(guide, place), folder };
  }

  it("writes its files, keeps what it exports, and reaches the end when everything comes as shown", async () => {
    const { typed, folder } = await follow(
      block('ts title="src/greet.mts"', 'console.log(process.env["GREETING"], "you");'),
      block("sh", "export GREETING=hello # stays"),
      block("sh", "node src/greet.mts"),
      block("text", "h…o me"),
    );
    expect(typed).toBe(2);
    expect(await readFile(join(folder, "src/greet.mts"), "utf8")).toContain('"me"');
  });

  it("finds what was started before at the guide's port, and stops it at the end", async () => {
    const url = "http://127.0.0.1:4010";
    const { folder } = await follow(
      block("sh keeps-running", SERVER),
      block("text", `ready on ${url}`),
      block("sh", `curl -s ${url}; echo ${url} >address`),
      block("text", "hello"),
    );
    const address = (await readFile(join(folder, "address"), "utf8")).trim();
    expect(address).not.toBe(url);
    await expect(fetch(address)).rejects.toThrow("fetch failed");
  });

  it.each([
    {
      what: "a command that fails",
      parts: [block("sh", "true"), block("sh", "ls nothing-here\necho on")],
      says: "md:7: `ls nothing-here",
    },
    {
      what: "a command in a pipe that fails",
      parts: [block("sh", "ls nothing-here | cat")],
      says: "ended with 2, not 0",
    },
    {
      what: "a program that is not there",
      parts: [block("sh", "emchat-mokc --port 0")],
      says: "ended with 127, not 0",
    },
    { what: "another exit code", parts: [block("sh exits=1", "true")], says: "ended with 0, not 1" },
    { what: "another line", parts: [block("sh", "echo hello"), block("text", "bye")], says: "did not print `bye`" },
    {
      what: "lines in another order",
      parts: [block("sh", "echo a; echo b"), block("text", "b\na")],
      says: "did not print `a`",
    },
    {
      what: "an address that is not there",
      parts: [
        block("sh keeps-running", SERVER),
        block("text", "ready on http…"),
        block("sh", "curl -s http://127.0.0.1:4010/nothing"),
      ],
      says: "ended with 22, not 0",
    },
    {
      what: "a server that ends",
      parts: [block("sh keeps-running", "echo up"), block("text", "on http…")],
      says: "was to keep running",
    },
    { what: "a server that shows nothing", parts: [block("sh keeps-running", SERVER)], says: "show below it" },
    {
      what: "a word that means nothing",
      parts: [block("sh keep-running", SERVER)],
      says: "what is `sh keep-running`?",
    },
  ])("stops at $what, and says on which line", async ({ parts, says }) => {
    await expect(follow(...parts)).rejects.toThrow(says);
  });
});

describe("a maintainer with a clone", () => {
  it("changes the contract as the start says, and sees what follows", async () => {
    const folder = await mkdtemp(join(tmpdir(), "emchat-clone-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await copyRepository(folder);
    // What `generate` installs first is here already.
    for (const room of ["", "apps/codegen"])
      await symlink(join(repositoryRoot, room, "node_modules"), join(folder, room, "node_modules"));
    const ownWords = (text: string): string => text.replaceAll("npx pnpm@12 generate", "node apps/codegen/src/cli.ts");
    const guide = await guideForAClone("start/maintainers.md");
    expect(await followGuide(guide, { folder, env: repositoryEnvironment(folder), ownWords })).toBe(1);
  });
});

describe("the guides of the site", () => {
  it("can all be read, and of the starts leave out only the one that needs a clone", async () => {
    const starts = await readdir(join(repositoryRoot, "apps/docs/src/content/docs/start"));
    const followed = (await guidesOfTheSite()).map(({ name }) => name);
    expect(starts.filter((page) => !followed.includes(`start/${page}`))).toEqual(["maintainers.md"]);
    expect(followed).toContain("guides/testing.md");
  });
});
