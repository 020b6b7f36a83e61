/** One instruction of a Dockerfile, such as `USER node`. */
export interface Instruction {
  name: string;
  value: string;
}

/** The instructions of a Dockerfile, each on one line, without comments. */
export function readDockerfile(text: string): Instruction[] {
  return text
    .replaceAll(/^#.*\n/gm, "")
    .replaceAll("\\\n", " ")
    .split("\n")
    .flatMap((line) => {
      const [, name, value] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
      return name !== undefined && value !== undefined ? [{ name, value }] : [];
    });
}

/** The words of `["emchat-mock", "ready"]`, wherever they stand in an instruction. */
export function wordsOf({ value }: Instruction): string[] {
  const list = /\[.*\]$/.exec(value)?.[0];
  if (list === undefined) throw new Error(`"${value}" is no list of words.`);
  return JSON.parse(list) as string[];
}
