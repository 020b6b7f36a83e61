import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Options } from "./options.ts";
import { UsageError } from "./usage-error.ts";

/** `emchat-mock check [SPEC]`: the contract and, when there is one, the configuration. Returns 0, or 1 when something is wrong. */
export async function checkCommand(options: Options): Promise<number> {
  const [named] = options.operands;
  const file = named ?? fileURLToPath(import.meta.resolve("@emchat/spec/openapi.yaml"));
  if (!existsSync(file)) throw new UsageError(`${file} does not exist`);
  const good = (await checkContract(file)) && (await checkConfig(options.config));
  return good ? 0 : 1;
}

async function checkContract(file: string): Promise<boolean> {
  const [{ loadSpec }, { checkSpec }, { findingText }, { SpecError }] = await Promise.all([
    import("../spec/load-spec.ts"),
    import("../spec/check-spec.ts"),
    import("../spec/finding-text.ts"),
    import("../spec/spec-error.ts"),
  ]);
  try {
    const spec = loadSpec(file);
    const { findings, operations, schemas, examples } = checkSpec(spec.document);
    for (const finding of findings) process.stdout.write(`${finding.level}: ${findingText(finding, spec, file)}\n`);
    const errors = findings.filter(({ level }) => level === "error").length;
    const verdict = errors === 0 ? "is sound" : `has ${errors} ${errors === 1 ? "error" : "errors"}`;
    process.stdout.write(`${file} ${verdict}: ${operations} operations, ${schemas} schemas, ${examples} examples\n`);
    return errors === 0;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    process.stdout.write(`error: ${error.message}\n`);
    return false;
  }
}

async function checkConfig(named: string | undefined): Promise<boolean> {
  const [{ resolveConfigFile }, { loadConfig }, { ConfigError }] = await Promise.all([
    import("../config/resolve-config-file.ts"),
    import("../config/load-config.ts"),
    import("../config/config-error.ts"),
  ]);
  const file = resolveConfigFile(named);
  if (file === undefined) return true;
  try {
    loadConfig(file);
    process.stdout.write(`${file} is sound\n`);
    return true;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const line of error.message.split("\n")) process.stdout.write(`error: ${line}\n`);
    return false;
  }
}
