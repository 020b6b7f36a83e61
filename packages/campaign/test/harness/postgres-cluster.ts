import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A PostgreSQL of the tests' own, in a temporary folder. */
export interface PostgresCluster {
  /** Address of a database of that cluster. */
  url(database: string): string;
  /** Stops it as a crash would, and starts it again. */
  crash(): void;
  /** Stops it until `start`. */
  stop(): void;
  start(): void;
  remove(): void;
}

/** Where Debian puts the programs of its newest version; `undefined` where there is none. */
export function findPostgres(): string | undefined {
  const root = "/usr/lib/postgresql";
  if (!existsSync(root)) return undefined;
  const newest = readdirSync(root)
    .sort((one, other) => Number(other) - Number(one))
    .find((version) => existsSync(join(root, version, "bin", "initdb")));
  return newest && join(root, newest, "bin");
}

/** Starts a cluster at an address of its own. PostgreSQL refuses to run as root, so there it runs as the user `postgres`. */
export async function startPostgres(bin: string): Promise<PostgresCluster> {
  const folder = mkdtempSync(join(tmpdir(), "campaign-postgres-"));
  const asRoot = process.getuid?.() === 0;
  const ids = asRoot ? { uid: idOf("-u"), gid: idOf("-g") } : {};
  if (ids.uid !== undefined && ids.gid !== undefined) chownSync(folder, ids.uid, ids.gid);
  const run = (program: string, args: readonly string[]): void => {
    execFileSync(join(bin, program), args, { ...ids, cwd: folder, stdio: "ignore" });
  };
  const data = join(folder, "data");
  const { host, port } = ownAddress();
  run("initdb", ["-D", data, "-U", "campaign", "--auth=trust", "--encoding=UTF8", "--locale=C"]);
  const start = (): void =>
    run("pg_ctl", ["-D", data, "-w", "-l", join(folder, "log"), "-o", `-p ${port} -h ${host} -k ${folder}`, "start"]);
  start();
  return {
    url: (database) => `postgres://campaign@${host}:${port}/${database}`,
    crash() {
      run("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]);
      start();
    },
    stop: () => run("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]),
    start,
    remove() {
      try {
        run("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]);
      } catch {
        // it was stopped already
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const idOf = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));

/** Below the ports that the system gives away. */
const FIRST_PORT = 25_432;

let clusters = 0;

/**
 * Of the whole network of loopback addresses each process has one, and each cluster in it a port: nobody else is given it, neither now nor
 * while a cluster is stopped for a moment.
 */
function ownAddress(): { readonly host: string; readonly port: number } {
  const { pid } = process;
  clusters += 1;
  const worker = Number(process.env["VITEST_POOL_ID"] ?? 0);
  return {
    host: `127.${64 + ((pid >> 16) & 63)}.${(pid >> 8) & 255}.${pid & 255}`,
    port: FIRST_PORT + 10 * worker + clusters,
  };
}
