import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { layOut } from "../consumer-project.ts";
import type { Leg } from "../leg.ts";
import { portablePackages } from "../portable-steps.ts";
import { exactly, type World } from "../world.ts";

interface Worker {
  dispatchFetch(url: string): Promise<{ ok: boolean; text(): Promise<string> }>;
  dispose(): Promise<void>;
}

/** A worker, bundled as workers are, that runs in Cloudflare's runtime without its compatibility with Node. */
export async function workerdLeg(world: World): Promise<Leg> {
  const { node, npmCli, folder } = world.toolbox;
  const project = await layOut(world, "workerd", ["portable", "workerd"], node["24"]);
  const tools = createRequire(join(folder, "package.json"));
  const { version } = tools("workerd/package.json") as { version: string };
  return {
    runtime: `workerd ${version}`,
    steps: [
      {
        package: "all",
        needed: true,
        tries: "npm install and bundle",
        run: async () => {
          const packages = portablePackages.map((use) => exactly(world, `@emchat/${use}`));
          await project.run(node["24"], [npmCli, "install", "--no-package-lock", ...packages]);
          await build({
            entryPoints: [join(project.folder, "worker.js")],
            outfile: join(project.folder, "dist/worker.js"),
            bundle: true,
            format: "esm",
            platform: "neutral",
            mainFields: ["module", "main"],
            conditions: ["workerd", "worker", "browser"],
            logLevel: "silent",
          });
          return `installed and bundled ${portablePackages.join(", ")}`;
        },
      },
      ...portablePackages.map((use) => ({
        package: `@emchat/${use}`,
        tries: `use ${use} in a worker`,
        run: async () =>
          answerOf(tools, join(project.folder, "dist/worker.js"), use, use === "client" ? await world.mockUrl : ""),
      })),
    ],
  };
}

async function answerOf(tools: NodeJS.Require, script: string, use: string, mockUrl: string): Promise<string> {
  const { Miniflare } = tools("miniflare") as { Miniflare: new (options: object) => Worker };
  const worker = new Miniflare({
    modules: true,
    script: await readFile(script, "utf8"),
    compatibilityDate: "2026-07-01",
    bindings: { CONSUMER_BASE_URL: mockUrl, CONSUMER_APP: "workerd" },
  });
  try {
    const reply = await worker.dispatchFetch(`http://worker/${use}`);
    const text = await reply.text();
    if (!reply.ok) throw new Error(text);
    return text;
  } finally {
    await worker.dispose();
  }
}
