import { ContractError } from "../contract-error.ts";
import type { WordLists } from "../vocabulary.ts";

const MARK = /\bx-vocabulary: *([A-Za-z]*)/g;

/**
 * The control API's document with the contract's words in it: every `x-vocabulary: NAME` becomes an `enum`. Nothing else
 * changes, so that a person who reads it finds the hand-written file again.
 */
export function controlDocument(file: string, yaml: string, vocabulary: WordLists): string {
  const filled = yaml.replace(MARK, (_, name: string, offset: number) => {
    const words = Object.hasOwn(vocabulary, name) ? vocabulary[name] : undefined;
    if (words !== undefined && words.length > 0)
      return `enum: [${words.map((word) => JSON.stringify(word)).join(", ")}]`;
    const line = yaml.slice(0, offset).split("\n").length;
    throw new ContractError(
      `${file}:${line}`,
      `x-vocabulary names ${JSON.stringify(name)}, for which the contract has no words`,
      `Write one of ${Object.keys(vocabulary).join(", ")}`,
    );
  });
  return `# Generated from ${file} by \`pnpm generate\`. Do not edit: the next run overwrites it.\n${filled}`;
}
