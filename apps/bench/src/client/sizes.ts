import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Wanted } from "../verdict.ts";

/** One package's size as an application bundles it. */
export interface Size {
  readonly name: string;
  readonly minified: number;
  readonly gzipped: number;
  /** What the latter is to be; nothing where nothing is promised. */
  readonly wanted?: Wanted | undefined;
}

interface Subject {
  readonly name: string;
  readonly code: string;
  readonly peer?: boolean;
  /** Only what is loaded at once, not what is when it is needed. */
  readonly atOnce?: boolean;
  readonly wanted?: Wanted;
}

const CREATE_CLIENT = 'import { createClient } from "@emchat/client"; globalThis.it = createClient;';

const subjects: readonly Subject[] = [
  { name: "@emchat/client, core", code: CREATE_CLIENT, atOnce: true, wanted: { atMost: 6000 } },
  { name: "@emchat/client, with what is loaded when it is needed", code: CREATE_CLIENT },
  { name: "@emchat/client, every export", code: 'import * as it from "@emchat/client"; globalThis.it = it;' },
  { name: "ky 2.1.0", code: 'import ky from "ky"; globalThis.it = ky;', peer: true },
  {
    name: "@slack/web-api 8.2.0",
    code: 'import { WebClient } from "@slack/web-api"; globalThis.it = WebClient;',
    peer: true,
  },
  { name: "openai 7.57.0", code: 'import OpenAI from "openai"; globalThis.it = OpenAI;', peer: true },
];

/** Bundles each with esbuild, minified for ES2022 and split, and gzips it at level 9. */
export async function measureSizes(): Promise<Size[]> {
  const sizes: Size[] = [];
  for (const subject of subjects) {
    const text = await bundle(subject);
    const { name, wanted } = subject;
    sizes.push({ name, minified: text.length, gzipped: gzipSync(text, { level: 9 }).length, wanted });
  }
  return sizes;
}

async function bundle({ name, code, peer = false, atOnce = false }: Subject): Promise<string> {
  const root = fileURLToPath(new URL(peer ? "../../peers/" : "../../", import.meta.url));
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: root, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    splitting: true,
    outdir: "/bundle",
    absWorkingDir: "/",
    metafile: true,
    target: "es2022",
    platform: name.startsWith("@slack") ? "node" : "neutral",
    mainFields: ["module", "main"],
    conditions: ["@emchat/source", "import"],
    logLevel: "error",
  });
  const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === "<stdin>")?.[0] ?? "";
  const wanted = new Set(atOnce ? [entry] : Object.keys(metafile.outputs));
  // what is imported statically comes along; a set is iterated while it grows
  for (const file of wanted)
    for (const { path, kind } of metafile.outputs[file]?.imports ?? [])
      if (kind === "import-statement") wanted.add(path);
  return outputFiles
    .filter(({ path }) => wanted.has(path.slice(1)))
    .map(({ text }) => text)
    .join("\n");
}
