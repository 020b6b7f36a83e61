import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { stopGroup } from "../process/stop-group.ts";

/** A registry of its own for one rehearsal. */
export interface Registry {
  url: string;
  /** An npmrc with the right to publish, for the release alone. Consumers get none. */
  publisherConfig: string;
  close(): Promise<void>;
}

const serve = fileURLToPath(new URL("serve-registry.ts", import.meta.url));
/** Milliseconds; it takes about one second on an idle machine. */
const START_TIMEOUT_MS = 60_000;

/**
 * Starts verdaccio on a free port of 127.0.0.1. `@emchat/*` exists only there and begins empty; everything else is passed on
 * to the registry that this machine uses.
 *
 * @param folder an empty folder for its storage; the caller removes it
 * @throws Error when it does not come up within a minute
 */
export async function startRegistry(toolsFolder: string, folder: string, upstream: string): Promise<Registry> {
  await mkdir(folder, { recursive: true });
  const settings = {
    storage: join(folder, "storage"),
    self_path: folder,
    auth: { htpasswd: { file: join(folder, "htpasswd"), max_users: 1 } },
    uplinks: { upstream: { url: upstream, timeout: "60s", max_fails: 100, maxage: "60m" } },
    packages: {
      "@emchat/*": { access: "$all", publish: "$authenticated" },
      "**": { access: "$all", proxy: "upstream" },
    },
    // Leaves the audit middleware out, which would send the names of what is installed to the upstream registry.
    middlewares: {},
    web: { enable: false },
    max_body_size: "50mb",
    log: { type: "stdout", format: "pretty", level: "error" },
  };
  const child = spawn(process.execPath, [serve, toolsFolder, JSON.stringify(settings)], {
    cwd: folder,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const close = async (): Promise<void> => {
    await stopGroup(child);
  };
  try {
    const url = `http://127.0.0.1:${await portOf(child)}/`;
    const publisherConfig = join(folder, "npmrc");
    await writeFile(
      publisherConfig,
      `registry=${url}\n${url.slice("http:".length)}:_authToken=${await tokenOf(url)}\n`,
    );
    return { url, publisherConfig, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function portOf(child: ReturnType<typeof spawn>): Promise<number> {
  let printed = "";
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("The registry was started without its streams.");
  stderr.on("data", (chunk) => {
    printed += chunk;
  });
  const found = new Promise<number>((resolve, reject) => {
    createInterface({ input: stdout }).on("line", (line) => {
      printed += `${line}\n`;
      const port = /^port (\d+)$/.exec(line)?.[1];
      if (port) resolve(Number(port));
    });
    child.once("exit", (code) => reject(new Error(`The local registry ended with ${code}:\n${printed}`)));
    setTimeout(() => reject(new Error(`The local registry did not come up:\n${printed}`)), START_TIMEOUT_MS).unref();
  });
  return found;
}

/** Signs the one user up that may publish. */
async function tokenOf(url: string): Promise<string> {
  const name = "publisher";
  const reply = await fetch(`${url}-/user/org.couchdb.user:${name}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, password: crypto.randomUUID(), type: "user" }),
  });
  const body = (await reply.json()) as { token?: string };
  if (!body.token) throw new Error(`The local registry gave its publisher no token (HTTP ${reply.status}).`);
  return body.token;
}
