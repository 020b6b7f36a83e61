// The first half of `pnpm start`, on whatever Node is there: installs what the mock server needs to run, bundles it with its page, and
// says so. Neither a compiler nor another Node comes along.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const here = join(root, "apps/start");
const inspector = join(root, "apps/inspector");
const vite = join(here, "node_modules/vite/bin/vite.js");

const [major, minor] = process.versions.node.split(".").map(Number);
// As Vite asks.
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  say(`this is Node ${process.versions.node}; it takes Node 20.19, 22.12 or newer, see https://nodejs.org`, "");
  process.exit(1);
}

/** Where the tools of the repository are installed as well, they stay, and are kept up to date. */
const isWhole = existsSync(join(root, "node_modules/turbo"));
// Whether each package of the lockfile is old enough to be trusted is asked where everything is installed: it takes the records of
// nine hundred packages, and what is installed here is what was checked there, byte for byte.
const onlyWhatRuns = ["--prod", "--frozen-lockfile", "--trust-lockfile", "--filter-prod", "@emchat/start..."];

say(isWhole ? "looking whether everything is installed" : "installing what the mock server needs to run");
run("pnpm", ["install", "--reporter=append-only", ...(isWhole ? [] : onlyWhatRuns)], root);
if (!isPageBuilt()) {
  say("building the inspector's page");
  run("node", [vite, "build", "--logLevel", "warn"], inspector);
}
say("bundling the mock server");
run("node", [vite, "build", "--logLevel", "warn"], here);
say("starting it; its page is /__mock/");

function isPageBuilt() {
  const built = statSync(join(inspector, "dist/index.html"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync(join(inspector, "src"), { recursive: true }).map((name) => join("src", String(name)));
  const settings = [
    "index.html",
    "package.json",
    "vite.config.ts",
    "../../packages/control/src",
    "../../packages/schema/src/generated",
  ];
  return [...sources, ...settings].every((name) => statSync(join(inspector, name)).mtimeMs < built);
}

function say(what, end = " …") {
  process.stderr.write(`pnpm start: ${what}${end}\n`);
}

function run(program, args, cwd) {
  // What is installed is told on stderr, so that stdout has the mock's ready line and nothing else.
  const { status, error } = spawnSync(program, args, {
    cwd,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (error !== undefined) say(`${program} cannot be run: ${error.message}`, "");
  if (status !== 0) process.exit(status ?? 1);
}
