import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkGrammar } from "./check-grammar.ts";
import { checkSchemaNames } from "./check-schema-names.ts";
import { ContractError } from "./contract-error.ts";
import { operationsOf } from "./operations.ts";
import { aliasesModule } from "./outputs/aliases.ts";
import { clientOperationsModule } from "./outputs/client-operations.ts";
import { clientRepliesModule } from "./outputs/client-replies.ts";
import { clientTestModule } from "./outputs/client-test.ts";
import { controlDocument } from "./outputs/control-document.ts";
import { documentModule } from "./outputs/document.ts";
import { examplesModule } from "./outputs/examples.ts";
import { operationTableModule } from "./outputs/operation-table.ts";
import { typesModule } from "./outputs/types.ts";
import { validatorsModule } from "./outputs/validators.ts";
import { vocabularyModule } from "./outputs/vocabulary.ts";
import { parseSource } from "./source.ts";
import { vocabularyOf, type WordLists, wordLists } from "./vocabulary.ts";

const CONTRACT = "spec/openapi.yaml";
const CONTROL = "packages/control/control.openapi.yaml";

const SCHEMA = "packages/schema/src/generated";
const CLIENT = "packages/client";
const CONTROL_GENERATED = "packages/control/src/generated";

/** Generated files: the path of each from the repository's root, and what it holds. */
export type Files = ReadonlyMap<string, string>;

/**
 * Computes every generated file of the repository, and writes none.
 *
 * @param root the repository's root, or a folder with the same `spec` and `packages/control`
 * @throws ContractError when the contract cannot be compiled
 */
export async function generate(root: string): Promise<Files> {
  const { files, words } = await contractFiles(await readText(root, CONTRACT));
  return new Map([...files, ...(await controlFiles(await readText(root, CONTROL), words))]);
}

/** What follows from the contract, and its words, which the control API's document takes up. */
export async function contractFiles(yaml: string): Promise<{ readonly files: Files; readonly words: WordLists }> {
  const source = parseSource(CONTRACT, yaml);
  checkGrammar(source);
  checkSchemaNames(source);
  const operations = operationsOf(source);
  const vocabulary = vocabularyOf(source, operations);
  const files = new Map([
    [`${SCHEMA}/aliases.ts`, aliasesModule(source)],
    [`${SCHEMA}/document.ts`, documentModule(source)],
    [`${SCHEMA}/operation-table.ts`, operationTableModule(source, operations)],
    [`${SCHEMA}/vocabulary.ts`, vocabularyModule(source, vocabulary)],
    [`${SCHEMA}/examples.ts`, examplesModule(source, operations)],
    [`${SCHEMA}/validators.ts`, await validatorsModule(source, operations)],
    [`${CLIENT}/src/generated/operations.ts`, clientOperationsModule(source, operations)],
    [`${CLIENT}/src/generated/replies.ts`, clientRepliesModule(source, operations)],
    [`${CLIENT}/test/generated/operations.test.ts`, clientTestModule(source, operations)],
    [`${SCHEMA}/types.ts`, await typesModule(source, "The contract as TypeScript types.")],
  ]);
  return { files, words: wordLists(vocabulary) };
}

async function controlFiles(handWritten: string, words: WordLists): Promise<Files> {
  const filled = controlDocument(CONTROL, handWritten, words);
  const types = await typesModule(parseSource(CONTROL, filled), "The control API as TypeScript types.");
  return new Map([
    [`${CONTROL_GENERATED}/control.openapi.yaml`, filled],
    [`${CONTROL_GENERATED}/control-types.ts`, types],
  ]);
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
