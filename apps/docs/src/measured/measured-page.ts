import type { Measured, MeasuredFile } from "./measured-file.ts";

const chinese: Readonly<Record<MeasuredFile, { readonly title: string; readonly about: string }>> = {
  benchmarks: { title: "基准测试", about: "与同类工具并排测得的数字。由程序写出，说明为英文。" },
  "crash-table": { title: "一次崩溃的代价", about: "群发时发送进程和数据库崩溃的代价。由程序写出，说明为英文。" },
  installs: { title: "安装的大小", about: "每个包的安装大小，与同类并列。由程序写出，说明为英文。" },
};
const english: Readonly<Record<MeasuredFile, string>> = {
  benchmarks: "Figures measured side by side with peers. Written by the benchmarks.",
  "crash-table": "What it costs a campaign when senders and databases crash. Written by the crash table.",
  installs: "What an install of each package brings, beside its peers.",
};

/** A page of the site with what a program measured. */
export function measuredPage(
  name: MeasuredFile,
  { title, body }: Measured,
  inChinese: boolean,
): { title: string; about: string; body: string } {
  const page = `${body}\n`;
  return inChinese ? { ...chinese[name], body: page } : { title, about: english[name], body: page };
}
