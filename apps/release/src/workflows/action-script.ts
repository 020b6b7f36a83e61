import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { repositoryRoot } from "../repository-root.ts";
import type { Workflow } from "./workflow.ts";

/**
 * The script of a composite action's last step, and the environment that GitHub would give it.
 *
 * @param name the folder below `.github/actions`
 * @param inputs what a caller writes under `with`; the others have their defaults
 * @throws Error when an input is needed and not given, or does not exist
 */
export async function actionScript(
  name: string,
  inputs: Readonly<Record<string, string>>,
): Promise<{ script: string; env: Record<string, string> }> {
  const text = await readFile(join(repositoryRoot, ".github/actions", name, "action.yml"), "utf8");
  const action = parse(text) as Workflow & { inputs?: Record<string, { required?: boolean; default?: string }> };
  const declared = action.inputs ?? {};
  for (const given of Object.keys(inputs)) if (!declared[given]) throw new Error(`${name} has no input ${given}.`);
  const values = Object.entries(declared).map(([input, { required, default: otherwise }]) => {
    const value = inputs[input] ?? otherwise;
    if (value === undefined || (required && !inputs[input])) throw new Error(`${name} needs the input ${input}.`);
    return [input, value] as const;
  });
  const step = action.runs?.steps?.at(-1);
  if (!step?.run) throw new Error(`The last step of ${name} runs no script.`);
  const value = new Map(values);
  const env = Object.entries(step.env ?? {}).map(([variable, expression]) => [
    variable,
    String(expression).replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input: string) => value.get(input) ?? ""),
  ]);
  return { script: step.run, env: Object.fromEntries(env) };
}
