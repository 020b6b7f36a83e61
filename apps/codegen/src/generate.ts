import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ContractError } from "./contract-error.ts";
import { operationsOf } from "./operations.ts";
import { aliasesModule } from "./outputs/aliases.ts";
import { clientOperationsModule } from "./outputs/client-operations.ts";
import { clientTestModule } from "./outputs/client-test.ts";
import { controlDocument } from "./outputs/control-document.ts";
import { documentModule } from "./outputs/document.ts";
import { examplesModule } from "./outputs/examples.ts";
import { operationTableModule } from "./outputs/operation-table.ts";
import { typesModule } from "./outputs/types.ts";
import { validatorsModule } from "./outputs/validators.ts";
import { vocabularyModule } from "./outputs/vocabulary.ts";
import { parseSource } from "./source.ts";
import { vocabularyOf, wordLists } from "./vocabulary.ts";

const CONTRACT = "spec/openapi.yaml";
const CONTROL = "packages/control/control.openapi.yaml";

const SCHEMA = "packages/schema/src/generated";
const CLIENT = "packages/client";
const CONTROL_GENERATED = "packages/control/src/generated";

/**
 * Computes every generated file of the repository, and writes none.
 *
 * @param root the repository's root, or a folder with the same `spec` and `apps`
 * @returns the path of each file from `root`, and what it holds
 * @throws ContractError when the contract cannot be compiled
 */
export async function generate(root: string): Promise<ReadonlyMap<string, string>> {
  const source = parseSource(CONTRACT, await readText(root, CONTRACT));
  const handWritten = await readText(root, CONTROL);
  parseSource(CONTROL, handWritten);
  const operations = operationsOf(source);
  const vocabulary = vocabularyOf(source, operations);
  const files = new Map<string, string>();
  files.set(`${SCHEMA}/types.ts`, await typesModule(source, "The contract as TypeScript types."));
  files.set(`${SCHEMA}/aliases.ts`, aliasesModule(source));
  files.set(`${SCHEMA}/document.ts`, documentModule(source));
  files.set(`${SCHEMA}/operation-table.ts`, operationTableModule(source, operations));
  files.set(`${SCHEMA}/vocabulary.ts`, vocabularyModule(source, vocabulary));
  files.set(`${SCHEMA}/examples.ts`, examplesModule(source, operations));
  files.set(`${SCHEMA}/validators.ts`, await validatorsModule(source, operations));
  files.set(`${CLIENT}/src/generated/operations.ts`, clientOperationsModule(source, operations));
  files.set(`${CLIENT}/test/generated/operations.test.ts`, clientTestModule(source, operations));
  const filled = controlDocument(CONTROL, handWritten, wordLists(vocabulary));
  const controlTypes = await typesModule(parseSource(CONTROL, filled), "The control API as TypeScript types.");
  files.set(`${CONTROL_GENERATED}/control.openapi.yaml`, filled);
  files.set(`${CONTROL_GENERATED}/control-types.ts`, controlTypes);
  return files;
}

async function readText(root: string, file: string): Promise<string> {
  return await readFile(join(root, file), "utf8").catch((cause: unknown) => {
    throw new ContractError(
      file,
      "the file cannot be read",
      `Put it there, or name another root with --root (now ${root})`,
      { cause },
    );
  });
}
