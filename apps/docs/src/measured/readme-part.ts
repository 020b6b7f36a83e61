import { table } from "../reference/markdown.ts";
import { inChinese } from "./chinese-words.ts";
import type { Measured, MeasuredFile } from "./measured-file.ts";

/** A README of the root: its file, and what it says around the tables. */
export interface Readme {
  readonly file: string;
  readonly words: Readonly<Record<MeasuredFile, { readonly heading: string; readonly about: string }>>;
  cell(english: string): string;
}

const whole = (name: MeasuredFile): string => `docs/${name}.md`;

export const readmes: readonly Readme[] = [
  {
    file: "README.md",
    words: {
      benchmarks: {
        heading: "Beside its peers",
        about: `Written by \`pnpm bench\`; how it was measured, and the rest, stands in [${whole("benchmarks")}](${whole("benchmarks")}).`,
      },
      "crash-table": {
        heading: "What a crash costs a campaign",
        about: `The journal of a mock is the judge; what the columns mean stands in [${whole("crash-table")}](${whole("crash-table")}).`,
      },
      installs: {
        heading: "What an install weighs",
        about: `Measured when a release is rehearsed; more in [${whole("installs")}](${whole("installs")}).`,
      },
    },
    cell: (english) => english,
  },
  {
    file: "README.zh-CN.md",
    words: {
      benchmarks: {
        heading: "与同类相比",
        about: `由 \`pnpm bench\` 写出；测量方法和其余内容见 [${whole("benchmarks")}](${whole("benchmarks")})。`,
      },
      "crash-table": {
        heading: "一次崩溃让群发付出什么",
        about: `以模拟服务的日志为准；各列的含义见 [${whole("crash-table")}](${whole("crash-table")})。`,
      },
      installs: {
        heading: "安装有多重",
        about: `在预演发布时测得；更多见 [${whole("installs")}](${whole("installs")})。`,
      },
    },
    cell: inChinese,
  },
];

/** What stands between the marks of a measured file in a README; nothing where nobody has measured it. */
export function readmePart(readme: Readme, name: MeasuredFile, measured: Measured | undefined): string {
  if (measured === undefined) return "";
  const { heading, about } = readme.words[name];
  // A list in a cell would push the page apart: one line for each.
  const shown = (cell: string): string => readme.cell(cell).replaceAll("; ", "<br>");
  const [head = [], ...rows] = measured.summary.map((row) => row.map(shown));
  return `## ${heading}\n\n${about}\n\n${table(head, rows)}\n`;
}

/** Puts it between the marks. @throws Error where the marks are not there */
export function withPart(text: string, name: MeasuredFile, part: string): string {
  const marks = new RegExp(`(<!-- measured: ${name} -->\n)[\\s\\S]*?(<!-- /measured -->)`);
  if (!marks.test(text)) throw new Error(`The marks <!-- measured: ${name} --> … <!-- /measured --> are missing.`);
  return text.replace(marks, (_, open: string, close: string) => `${open}${part === "" ? "" : `\n${part}\n`}${close}`);
}
