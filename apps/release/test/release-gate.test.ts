import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { askedByContract } from "../src/contract/asked-by-contract.ts";
import { judgeRelease } from "../src/contract/judge-release.ts";
import { lastRelease } from "../src/contract/last-release.ts";
import { nextVersion } from "../src/contract/next-version.ts";
import { breakingStep, stepBetween } from "../src/contract/release-step.ts";
import { mustRun } from "../src/process/run-command.ts";
import { pendingChangesets } from "../src/release/pending-changesets.ts";
import { stampContract } from "../src/release/stamp-contract.ts";
import { repositoryRoot } from "../src/repository-root.ts";
import { writeTarball } from "../src/tarball/write-tarball.ts";
import { serveReplies } from "./serve-replies.ts";

const contract = await readFile(join(repositoryRoot, "spec/openapi.yaml"), "utf8");

describe("the step of a release", () => {
  it.each([
    ["0.1.0", "0.1.0", "none"],
    ["0.1.0", "0.0.9", "none"],
    ["0.1.0", "0.1.1", "patch"],
    ["0.1.0", "0.2.0", "minor"],
    ["0.9.0", "1.0.0", "major"],
    ["0.1.0", "0.2.0-next.1", "minor"],
  ])("from %s to %s is %s", (released, next, step) => expect(stepBetween(released, next)).toBe(step));

  it("has to be minor for what breaks while the version is 0.x, and major afterwards", () => {
    expect([breakingStep("0.4.2"), breakingStep("1.0.0")]).toEqual(["minor", "major"]);
  });

  it("fails when it is smaller than a change asks for, and says which change and what to do", () => {
    const asked = new Map([["the contract", { step: "minor" as const, because: ["GET /ping is gone."] }]]);
    const tooSmall = judgeRelease("0.1.0", "0.1.1", asked);
    expect(tooSmall.ok).toBe(false);
    expect(tooSmall.lines.join("\n")).toMatch(
      /FAILED the contract asks for minor[\s\S]*GET \/ping is gone\.[\s\S]*pnpm changeset/,
    );
    expect(judgeRelease("0.1.0", "0.2.0", asked).ok).toBe(true);
    expect(judgeRelease("0.1.0", "0.1.0", new Map([["the contract", { step: "none" as const, because: [] }]])).ok).toBe(
      true,
    );
  });

  it("is asked for by emchat-contract: minor for a call that is gone, none for the same contract", async () => {
    const withoutGroups = contract.replace(
      "/{org}/{app}/groups/{group_name}/messages:",
      "/{org}/{app}/circles/{group_name}/messages:",
    );
    const broken = await askedByContract(repositoryRoot, contract, withoutGroups);
    expect(broken.step).toBe("minor");
    expect(broken.because.join("\n")).toContain("groups");
    expect(await askedByContract(repositoryRoot, contract, contract)).toEqual({ step: "none", because: [] });
  });
});

describe("the last release", () => {
  it("is the highest tag of git, whatever was tagged last", async () => {
    const folder = await repositoryWith([
      "v0.1.0",
      "@emchat/spec@0.10.0",
      "@emchat/spec@0.9.0",
      "@emchat/client@3.0.0",
      "@emchat/spec@0.11.0-next.0",
    ]);
    const last = await lastRelease(folder, "http://127.0.0.1:9/");
    expect(last).toMatchObject({ version: "0.10.0", source: "git tag @emchat/spec@0.10.0", spec: "openapi: 3.1.1\n" });
  });

  it("is what the registry calls the latest where git has no tag", async () => {
    const packed = writeTarball(
      new Map([
        ["package.json", '{ "name": "@emchat/spec", "version": "0.3.0" }'],
        ["openapi.yaml", "openapi: 3.1.1 # 0.3.0\n"],
      ]),
    );
    const registry = await serveReplies((request, reply) => {
      if (request.url?.endsWith(".tgz")) return reply.end(packed.packed);
      const versions = { "0.3.0": { dist: { tarball: `${registry}spec.tgz` } }, "0.4.0": { dist: {} } };
      return reply.end(JSON.stringify({ "dist-tags": { latest: "0.3.0" }, versions }));
    });
    const last = await lastRelease(await repositoryWith([]), registry);
    expect(last).toMatchObject({ version: "0.3.0", spec: "openapi: 3.1.1 # 0.3.0\n" });
  });

  it("is none before the first one, and unknown when the registry fails", async () => {
    const folder = await repositoryWith([]);
    expect(await lastRelease(folder, await serveReplies((_, reply) => reply.writeHead(404).end()))).toBeUndefined();
    const down = await serveReplies((_, reply) => reply.writeHead(503).end());
    await expect(lastRelease(folder, down)).rejects.toThrow(/answered 503/);
  });
});

describe("the next version", () => {
  it("is what the manifests say when no changeset is pending, whatever changed", async () => {
    const folder = await repositoryWith([]);
    await mkdir(join(folder, ".changeset"));
    await writeFile(join(folder, ".changeset/README.md"), "# Changesets\n");
    await writeFile(join(folder, "spec/package.json"), '{ "name": "@emchat/spec", "version": "0.4.0" }');
    expect(await nextVersion(folder)).toBe("0.4.0");
  });

  it("is what the pending changesets of this repository make of it", async () => {
    const { version } = JSON.parse(await readFile(join(repositoryRoot, "spec/package.json"), "utf8"));
    const pending = await pendingChangesets(repositoryRoot);
    expect(stepBetween(version, await nextVersion(repositoryRoot)) === "none").toBe(pending.length === 0);
  });
});

describe("the contract's version", () => {
  it("is stamped into `info` and nowhere else", () => {
    const stamped = stampContract(contract, "7.8.9");
    expect(stamped.split("\n").filter((line, index) => line !== contract.split("\n")[index])).toEqual([
      "  version: 7.8.9",
    ]);
    expect(() => stampContract("openapi: 3.1.1\npaths: {}\n", "1.0.0")).toThrow(/info.version/);
  });
});

async function repositoryWith(tags: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "emchat-tags-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "spec"));
  await writeFile(join(folder, "spec/openapi.yaml"), "openapi: 3.1.1\n");
  const git = (...args: string[]): Promise<unknown> => mustRun("git", args, { cwd: folder });
  await git("init", "--quiet");
  await git("add", "--all");
  await git(
    "-c",
    "user.name=test",
    "-c",
    "user.email=test@localhost",
    "-c",
    "commit.gpgsign=false",
    "commit",
    "--quiet",
    "-m",
    "A release",
  );
  for (const tag of tags) await git("tag", tag);
  return folder;
}
