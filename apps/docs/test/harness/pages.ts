import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const packageFolder: string = fileURLToPath(new URL("../..", import.meta.url));
const docs = join(packageFolder, "src", "content", "docs");

export interface Page {
  /** The path below the folder of the pages: `zh-cn/guides/many.md`. */
  readonly name: string;
  readonly text: string;
}

/** The pages that people wrote; those that the contract and the programs write are left out. */
export async function writtenPages(): Promise<Page[]> {
  const names = await readdir(docs, { recursive: true });
  const written = names.filter((name) => /\.mdx?$/.test(name) && !/(^|\/)(reference|api)\//.test(name)).sort();
  return Promise.all(written.map(async (name) => ({ name, text: await readFile(join(docs, name), "utf8") })));
}

/** The blocks of code of one language, in the order of the page, whatever stands behind the language. */
export function blocks(page: Page, language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}(?: [^\\n]*)?\\n([\\s\\S]*?)^\`\`\``, "gm");
  return [...page.text.matchAll(fence)].map(([, code = ""]) => code);
}
