// The first half of `pnpm start`, on whatever Node is there: installs what the mock server needs to run, builds its page, and says so.
// No compiler comes along: the second half runs the server from its sources.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const inspector = join(root, "apps/inspector");
const findHere = new URL("find-here.mjs", import.meta.url).href;
const vite = fileURLToPath(new URL("node_modules/vite/bin/vite.js", import.meta.url));

/** Where the tools of the repository are installed as well, they stay, and are kept up to date. */
const isWhole = existsSync(join(root, "node_modules/turbo"));
const onlyWhatRuns = ["--prod", "--frozen-lockfile", "--filter-prod", "@emchat/start..."];

say(isWhole ? "looking whether everything is installed" : "installing what the mock server needs to run");
run("pnpm", ["install", "--reporter=append-only", ...(isWhole ? [] : onlyWhatRuns)], root);
if (!isPageBuilt()) {
  say("building the inspector's page");
  run("node", ["--import", findHere, vite, "build", "--configLoader", "native", "--logLevel", "warn"], inspector);
}
say("starting the mock server; its page is /__mock/");

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

function say(what) {
  process.stderr.write(`pnpm start: ${what} …\n`);
}

/** Runs a program with the repository's own Node before all others; ends with its exit code when it fails. */
function run(program, args, cwd) {
  const env = { ...process.env, PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter) };
  // What is installed is told on stderr, so that stdout has the mock's ready line and nothing else.
  const { status, error } = spawnSync(program, args, {
    cwd,
    env,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (error !== undefined) say(`${program} cannot be run: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
