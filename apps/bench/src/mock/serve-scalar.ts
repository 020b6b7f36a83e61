import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** Scalar's mock server is a Hono app; this is the host that its documentation gives it. */
interface MockServerModule {
  createMockServer(options: { document: string }): Promise<{ fetch: unknown }>;
}
interface NodeServerModule {
  serve(options: { fetch: unknown; port: number; hostname: string }, listening: () => void): void;
}

const [port = "0", spec = "", peers = ""] = process.argv.slice(2);
const { resolve } = createRequire(`${peers}/package.json`);
const load = async (name: string): Promise<unknown> => import(pathToFileURL(resolve(name)).href);

const { createMockServer } = (await load("@scalar/mock-server")) as MockServerModule;
const { serve } = (await load("@hono/node-server")) as NodeServerModule;
const app = await createMockServer({ document: readFileSync(spec, "utf8") });
serve({ fetch: app.fetch, port: Number(port), hostname: "127.0.0.1" }, () => process.stdout.write("ready\n"));
