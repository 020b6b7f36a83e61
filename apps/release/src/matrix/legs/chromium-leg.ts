import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { build, version as viteVersion } from "vite";
import { type ConsumerProject, layOut } from "../consumer-project.ts";
import { inPage } from "../in-page.ts";
import type { Leg } from "../leg.ts";
import { portablePackages } from "../portable-steps.ts";
import { whileListening } from "../while-listening.ts";
import { exactly, type World } from "../world.ts";

/** Nothing inline, nothing evaluated: the strictest page that one would put the packages into. */
const POLICY = "default-src 'self'; connect-src 'self' http://127.0.0.1:*; base-uri 'none'; object-src 'none'";

/** A page that Vite builds and Chromium opens, under a strict Content-Security-Policy, on another origin than the mock's. */
export async function chromiumLeg(world: World): Promise<Leg> {
  const { node, npmCli } = world.toolbox;
  const project = await layOut(world, "browser", ["portable", "browser"], node["24"]);
  return {
    runtime: `Chromium, Vite ${viteVersion}`,
    steps: [
      {
        package: "all",
        needed: true,
        tries: "npm install and vite build",
        run: async () => {
          const packages = portablePackages.map((use) => exactly(world, `@emchat/${use}`));
          await project.run(node["24"], [npmCli, "install", "--no-package-lock", ...packages]);
          await build({ root: project.folder, configFile: false, logLevel: "error", build: { target: "es2023" } });
          return `installed and built ${portablePackages.join(", ")}`;
        },
      },
      ...portablePackages.map((use) => ({
        package: `@emchat/${use}`,
        tries: `use ${use} in a page`,
        run: async () => inChromium(project, use, use === "client" ? await world.mockUrl : ""),
      })),
    ],
  };
}

async function inChromium(project: ConsumerProject, use: string, baseUrl: string): Promise<string> {
  const site = createServer(async (request, reply) => {
    const path = request.url === "/" ? "/index.html" : (request.url ?? "/");
    const content = await readFile(join(project.folder, "dist", path.split("?")[0] ?? "")).catch(() => undefined);
    const type = extname(path) === ".js" ? "text/javascript" : "text/html";
    reply.writeHead(content ? 200 : 404, { "content-type": type, "content-security-policy": POLICY }).end(content);
  });
  return whileListening(site, (port) =>
    inPage(project.folder, async (page) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.exposeFunction("readBack", latestMessage);
      await page.goto(`http://127.0.0.1:${port}/`);
      const did = await page.evaluate(
        ([name, context]) =>
          (globalThis as unknown as { consume(name: unknown, context: unknown): Promise<string> }).consume(
            name,
            context,
          ),
        [use, { baseUrl, app: "chromium" }] as const,
      );
      if (complaints.length > 0) throw new Error(complaints.join("\n"));
      return did;
    }),
  );
}

/** What a page of another origin may not ask: the newest message with these words in it. */
async function latestMessage(baseUrl: string, words: string): Promise<unknown> {
  const query = encodeURIComponent(`"${words}"`);
  return (await fetch(`${baseUrl}/__mock/api/v1/messages/latest?query=${query}`)).json();
}
