import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ContractError } from "./contract-error.ts";
import { operationsOf } from "./operations.ts";
import { aliasesModule } from "./outputs/aliases.ts";
import { clientOperationsModule } from "./outputs/client-operations.ts";
import { clientTestModule } from "./outputs/client-test.ts";
import { documentModule } from "./outputs/document.ts";
import { examplesModule } from "./outputs/examples.ts";
import { operationTableModule } from "./outputs/operation-table.ts";
import { typesModule } from "./outputs/types.ts";
import { validatorsModule } from "./outputs/validators.ts";
import { vocabularyModule } from "./outputs/vocabulary.ts";
import { parseSource, type Source } from "./source.ts";
import { vocabularyOf } from "./vocabulary.ts";

const CONTRACT = "spec/openapi.yaml";
const CONTROL = "apps/mock-server/control.openapi.yaml";

const SCHEMA = "packages/schema/src/generated";
const CLIENT = "packages/client";
const CONTROL_TYPES = [
  "apps/mock-server/src/generated/control-types.ts",
  "apps/inspector/src/generated/control-types.ts",
];

/**
 * Computes every generated file of the repository, and writes none.
 *
 * @param root the repository's root, or a folder with the same `spec` and `apps`
 * @returns the path of each file from `root`, and what it holds
 * @throws ContractError when the contract cannot be compiled
 */
export async function generate(root: string): Promise<ReadonlyMap<string, string>> {
  const source = await readSource(root, CONTRACT);
  const control = await readSource(root, CONTROL);
  const operations = operationsOf(source);
  const files = new Map<string, string>();
  files.set(`${SCHEMA}/types.ts`, await typesModule(source, "The contract as TypeScript types."));
  files.set(`${SCHEMA}/aliases.ts`, aliasesModule(source));
  files.set(`${SCHEMA}/document.ts`, documentModule(source));
  files.set(`${SCHEMA}/operation-table.ts`, operationTableModule(source, operations));
  files.set(`${SCHEMA}/vocabulary.ts`, vocabularyModule(source, operations, vocabularyOf(source, operations)));
  files.set(`${SCHEMA}/examples.ts`, examplesModule(source, operations));
  files.set(`${SCHEMA}/validators.ts`, await validatorsModule(source, operations));
  files.set(`${CLIENT}/src/generated/operations.ts`, clientOperationsModule(source, operations));
  files.set(`${CLIENT}/test/generated/operations.test.ts`, clientTestModule(source, operations));
  const controlTypes = await typesModule(control, "The mock server's control API as TypeScript types.");
  for (const path of CONTROL_TYPES) files.set(path, controlTypes);
  return files;
}

async function readSource(root: string, file: string): Promise<Source> {
  const yaml = await readFile(join(root, file), "utf8").catch((cause: unknown) => {
    throw new ContractError(
      file,
      "the file cannot be read",
      `Put it there, or name another root with --root (now ${root})`,
      { cause },
    );
  });
  return parseSource(file, yaml);
}
