import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** One package's size as an application bundles it. */
export interface Size {
  readonly name: string;
  readonly minified: number;
  readonly gzipped: number;
}

interface Subject {
  readonly name: string;
  readonly code: string;
  readonly peer?: boolean;
  readonly external?: string[];
}

const subjects: readonly Subject[] = [
  {
    name: "@emchat/client, core",
    code: 'import { createClient } from "@emchat/client"; globalThis.it = createClient;',
    external: ["./bulk-run.ts"],
  },
  {
    name: "@emchat/client, core and bulk engine",
    code: 'import { createClient } from "@emchat/client"; globalThis.it = createClient;',
  },
  { name: "@emchat/client, every export", code: 'import * as it from "@emchat/client"; globalThis.it = it;' },
  { name: "ky 2.1.0", code: 'import ky from "ky"; globalThis.it = ky;', peer: true },
  {
    name: "@slack/web-api 8.2.0",
    code: 'import { WebClient } from "@slack/web-api"; globalThis.it = WebClient;',
    peer: true,
  },
  { name: "openai 7.57.0", code: 'import OpenAI from "openai"; globalThis.it = OpenAI;', peer: true },
];

/** Bundles each with esbuild, minified for ES2022, and gzips it at level 9. */
export async function measureSizes(): Promise<Size[]> {
  const sizes: Size[] = [];
  for (const { name, code, peer = false, external = [] } of subjects) {
    const { outputFiles } = await build({
      stdin: {
        contents: code,
        resolveDir: fileURLToPath(new URL(peer ? "../../peers/" : "../../", import.meta.url)),
        loader: "ts",
      },
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      target: "es2022",
      platform: name.startsWith("@slack") ? "node" : "neutral",
      mainFields: ["module", "main"],
      conditions: ["@emchat/source", "import"],
      external,
      logLevel: "error",
    });
    const contents = outputFiles[0]?.contents ?? new Uint8Array();
    sizes.push({ name, minified: contents.length, gzipped: gzipSync(contents, { level: 9 }).length });
  }
  return sizes;
}
