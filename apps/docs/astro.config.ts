import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import starlightLinksValidator from "starlight-links-validator";
import starlightLlmsTxt from "starlight-llms-txt";
import starlightTypeDoc, { typeDocSidebarGroup } from "starlight-typedoc";
import { scrollingRegions } from "./src/scrolling-regions.ts";
import { sidebar } from "./src/sidebar.ts";

const packages = ["client", "campaign", "emulator", "contract"];

export default defineConfig({
  site: "https://emchat.github.io",
  base: "/emchat",
  telemetry: false,
  integrations: [
    starlight({
      title: "emchat",
      description:
        "A typed client, a mock server and contract tests for the Easemob (环信) chat REST service of July 2014.",
      defaultLocale: "root",
      locales: { root: { label: "English", lang: "en" }, "zh-cn": { label: "简体中文", lang: "zh-CN" } },
      social: [{ icon: "github", label: "GitHub", href: "https://github.com/emchat/emchat" }],
      editLink: { baseUrl: "https://github.com/emchat/emchat/edit/main/apps/docs/" },
      customCss: ["./src/site.css"],
      head: [{ tag: "script", content: scrollingRegions }],
      sidebar: [...sidebar, { ...typeDocSidebarGroup, label: "API" }],
      plugins: [
        starlightTypeDoc({
          entryPoints: packages.map((name) => `../../packages/${name}/src/index.ts`),
          tsconfig: "./tsconfig.typedoc.json",
          output: "api",
          typeDoc: {
            outputFileStrategy: "modules",
            useHTMLAnchors: true,
            excludeInternal: true,
            readme: "none",
            disableSources: true,
          },
        }),
        starlightLinksValidator({ errorOnRelativeLinks: false, errorOnLocalLinks: false }),
        starlightLlmsTxt(),
      ],
    }),
  ],
});
