import { existsSync } from "node:fs";
import { measuredFiles } from "./measured/measured-file.ts";

interface Group {
  readonly label: string;
  readonly translations: { readonly "zh-CN": string };
  readonly items: { readonly slug: string }[];
}

function group(label: string, chinese: string, folder: string, pages: readonly string[]): Group {
  return {
    label,
    translations: { "zh-CN": chinese },
    items: pages.map((page) => ({ slug: `${folder}/${page}` })),
  };
}

/** What stands in the margin, in the order of reading. Labels are the titles of the pages. */
export const sidebar: Group[] = [
  group("Start", "开始", "start", ["back-end", "front-end", "tests", "ci", "maintainers"]),
  group("Guides", "指南", "guides", [
    "sending",
    "many",
    "presence",
    "campaigns",
    "testing",
    "mock-server",
    "scenarios",
    "faults",
    "contract-tests",
    "proxies",
    "contract",
  ]),
  group("The service", "真实服务", "service", ["known", "today"]),
  group("Help", "排错", "help", ["errors", "house"]),
  group("Reference", "参考", "reference", [
    "operations",
    "commands",
    "configuration",
    "control-api",
    ...measuredFiles.filter((name) => existsSync(new URL(`../../../docs/${name}.md`, import.meta.url))),
  ]),
];
