import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type HtmlTagDescriptor, type Plugin, type Rolldown, type UserConfigFnObject } from "vite";

/** The mock server that `pnpm dev` takes its data from. */
const mockServer = process.env["EMCHAT_BASE_URL"] ?? "http://127.0.0.1:4010";

interface ModuleGraph {
  getModuleInfo(id: string): Pick<Rolldown.ModuleInfo, "importedIds"> | null;
}

const source = (file: string): string => fileURLToPath(new URL(`./src/${file}`, import.meta.url));

/** A module and all that it cannot do without. */
function needsOf(file: string, graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set([source(file)]);
  for (const id of found) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

/** A file for all that a module needs. */
function fileFor(name: string, file: string, priority: number): Rolldown.CodeSplittingGroup {
  let needed: ReadonlySet<string> | undefined;
  return {
    debugName: name,
    priority,
    name(id, graph) {
      needed ??= needsOf(file, graph);
      return needed.has(id) ? name : null;
    },
  };
}

const FIRST_SCREEN = "first-screen";

const COMES_WITH_PAGE = new RegExp(`/(?:main|${FIRST_SCREEN}|rolldown-runtime)-`);

/** What of a package stands beside what the first screen needs, and is asked for by later ones alone. */
const LATER: Rolldown.CodeSplittingGroup = { name: "operations", priority: 3, test: /generated\/operation-table\.ts$/ };

/** Lets the browser load what the first screen needs while it still reads what asks for it, and keeps remarks from it. */
function preloadFirstScreen(): Plugin {
  const link = (rel: string, file: string): HtmlTagDescriptor => ({
    tag: "link",
    attrs: { rel, crossorigin: true, href: `./${file}` },
    injectTo: "head",
  });
  return {
    name: "preload-first-screen",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle = {} }) => ({
        html: html.replace(/<!--.*?-->|^ +/gms, ""),
        tags: Object.values(bundle).flatMap((part) =>
          part.type === "chunk" && part.name === FIRST_SCREEN
            ? [
                ...[part.fileName, ...part.imports].map((file) => link("modulepreload", file)),
                ...[...(part.viteMetadata?.importedCss ?? [])].map((file) => link("stylesheet", file)),
              ]
            : [],
        ),
      }),
    },
  };
}

const config: UserConfigFnObject = defineConfig(({ command }) => ({
  // A reverse proxy may put any prefix before the page's path; the mock server makes the addresses of a deep link fit.
  base: command === "build" ? "./" : "/__mock/",
  plugins: [react(), preloadFirstScreen()],
  resolve: { conditions: ["@emchat/source", "module", "browser", "import", "default"] },
  build: {
    target: "es2023",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // The page's policy allows no `data:` scripts or styles, and one file is as good as another on loopback.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // What comes with the page no later screen has to ask for.
      resolveDependencies: (_file, needed, { hostType }) =>
        hostType === "html" ? needed : needed.filter((file) => !COMES_WITH_PAGE.test(file)),
    },
    chunkSizeWarningLimit: 400,
    reportCompressedSize: true,
    manifest: true,
    // What the first screen needs comes in one file behind the first: a browser loads six at a time from one host.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [LATER, fileFor("main", "main.ts", 2), fileFor(FIRST_SCREEN, "start.tsx", 1)],
        },
      },
    },
    // The MIT and Apache licences ask that their texts come along with what is bundled.
    license: { fileName: "third-party-licences.md" },
  },
  server: { proxy: { "^/__mock/api/v1/": mockServer, "^/(?!__mock)": mockServer } },
}));

export default config;
