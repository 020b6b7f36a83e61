/** A file that a guide tells its reader to write. */
export interface GuideFile {
  readonly line: number;
  readonly name: string;
  readonly text: string;
}

/** Commands that a guide tells its reader to type. */
export interface GuideCommand {
  readonly line: number;
  readonly script: string;
  /** Whether it stays, as a server does; it is there when it has printed what the guide shows. */
  readonly keepsRunning: boolean;
  /** The exit code that the guide promises. */
  readonly exits: number;
  /** Lines that the guide shows; `…` stands for anything. */
  readonly prints: readonly string[];
}

/** What there is to do in a guide, in the order of the page. */
export interface Guide {
  readonly name: string;
  readonly steps: readonly (GuideFile | GuideCommand)[];
}

interface Block {
  readonly line: number;
  readonly language: string;
  /** What stands behind the language: `title="send.mts"`, `keeps-running`, `exits=1`, `in-a-clone`, `elsewhere`. */
  readonly words: string;
  readonly text: string;
}

const TITLE = /(?:^| )title="([^"]+)"/;
const COMMAND_WORDS = /^(?:keeps-running|in-a-clone|elsewhere|exits=\d+)?$/;

/**
 * Reads what a page asks for. A block with a title is a file; a block of `sh` is typed; a block of `text` right after that is
 * what it prints. `sh elsewhere` is left out: it needs more than an empty folder; so is `sh in-a-clone`, but for those who have a clone.
 *
 * @throws Error with page and line where a block can be understood in two ways, or in none
 */
export function readGuide(name: string, page: string, { inAClone = false }: { inAClone?: boolean } = {}): Guide {
  const blocks = blocksOf(page);
  const steps = blocks.flatMap((block, at): (GuideFile | GuideCommand)[] => {
    const title = TITLE.exec(block.words)?.[1];
    if (title !== undefined) return [{ line: block.line, name: title, text: block.text }];
    if (block.language !== "sh" || block.words === "elsewhere") return [];
    if (block.words === "in-a-clone" && !inAClone) return [];
    if (!COMMAND_WORDS.test(block.words)) throw new Error(`${name}:${block.line}: what is \`sh ${block.words}\`?`);
    const next = blocks[at + 1];
    const prints = next?.language === "text" ? next.text.split("\n").filter((line) => line.trim() !== "") : [];
    const keepsRunning = block.words === "keeps-running";
    if (keepsRunning && prints.length === 0)
      throw new Error(
        `${name}:${block.line}: it keeps running, so show below it, as \`text\`, what it prints when it is up`,
      );
    const exits = Number(/exits=(\d+)/.exec(block.words)?.[1] ?? 0);
    return [{ line: block.line, script: block.text, keepsRunning, exits, prints }];
  });
  return { name, steps };
}

function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\w+) *([^\n]*)\n([\s\S]*?)^```$/gm)].map(
    ({ index, 1: language = "", 2: words = "", 3: text = "" }) => ({
      line: page.slice(0, index).split("\n").length,
      language,
      words: words.trim(),
      text,
    }),
  );
}
