import type { Asked } from "./asked-by-contract.ts";
import { isEnough, stepBetween } from "./release-step.ts";

/** Whether the next version is a large enough step, and the words for it. */
export interface Judgement {
  ok: boolean;
  lines: string[];
}

/**
 * Compares the step that the next release makes with the steps that its changes ask for.
 *
 * @param asked by what is compared: the contract, the public interface of a package
 *
 * @example
 * const { ok, lines } = judgeRelease("0.1.0", "0.1.1", new Map([["the contract", { step: "minor", because: [] }]]));
 */
export function judgeRelease(released: string, next: string, asked: ReadonlyMap<string, Asked>): Judgement {
  const declared = stepBetween(released, next);
  const lines = [
    `${released} is released, the next version is ${next}: ${declared === "none" ? "no step" : `a ${declared} step`}`,
  ];
  let ok = true;
  for (const [what, { step, because }] of asked) {
    const enough = isEnough(declared, step);
    lines.push(`${enough ? "ok    " : "FAILED"} ${what} asks for ${step}`);
    if (step !== "none") lines.push(...because.map((sentence) => `         ${sentence}`));
    if (enough) continue;
    ok = false;
    lines.push(
      `       Nobody who installs it would be told. Run \`pnpm changeset\`, choose ${step}, and write what people`,
    );
    lines.push("       have to change, or take the change back.");
  }
  return { ok, lines };
}
