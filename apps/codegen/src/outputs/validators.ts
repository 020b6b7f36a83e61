import { bundleRuntime } from "../bundle-runtime.ts";
import { checkExamples } from "../check-examples.ts";
import { compileSchemas } from "../compile-schemas.ts";
import { header } from "../header.ts";
import { Code, literal } from "../literal.ts";
import type { Operation } from "../operation.ts";
import { slimValidators } from "../slim-validators.ts";
import type { Source } from "../source.ts";
import { uniqueNames } from "../unique-names.ts";
import { validationSchemas } from "../validation-schemas.ts";
import { absoluteSchemaPaths, boundErrorLists, functionName, namedFunctions } from "../validator-code.ts";

/** One precompiled function per distinct schema, and tables that say which operation uses which. */
export async function validatorsModule(source: Source, operations: readonly Operation[]): Promise<string> {
  const schemas = validationSchemas(source);
  const pointers = [...new Set(operations.flatMap(pointersOf))].sort();
  const nameAt = uniqueNames(functionName);
  const names = new Map(pointers.map((at) => [at, nameAt(at)]));
  const { code, pointerOf, faultOf } = compileSchemas(source, schemas, names);
  checkExamples(source, operations, faultOf);
  const located = absoluteSchemaPaths(await bundleRuntime(code), pointerOf);
  const validators = slimValidators(boundErrorLists(namedFunctions(located, pointerOf, nameAt)));
  const nameOf = (at: string | undefined): Code =>
    new Code(at === undefined ? "undefined" : (names.get(at) ?? "undefined"));
  const bodies = Object.fromEntries(
    operations
      .filter((operation) => operation.requestBody)
      .map((operation) => [operation.id, nameOf(operation.requestBody?.schemaPointer)]),
  );
  const replies = Object.fromEntries(
    operations.map((operation) => [
      operation.id,
      Object.fromEntries(operation.responses.map((response) => [response.key, nameOf(response.schemaPointer)])),
    ]),
  );
  const parameters = Object.fromEntries(
    operations.map((operation) => [
      operation.id,
      operation.parameters.map(({ schemaPointer }) => nameOf(schemaPointer)),
    ]),
  );
  const table = (name: string, type: string, value: Parameters<typeof literal>[0]): string =>
    `\nexport const ${name}: ${type} = ${literal(value)};\n`;
  return [
    header(
      "Validators of request bodies, replies and parameters, compiled ahead: no eval, no new Function, no import.",
      [source.file],
    ),
    "// @ts-nocheck: machine code in all but name; its exports are typed below.\n",
    'import type { CompiledValidator } from "../compiled-validator.ts";\n\n',
    validators,
    table("bodyValidators", "Readonly<Record<string, CompiledValidator | undefined>>", bodies),
    table(
      "replyValidators",
      "Readonly<Record<string, Readonly<Record<string, CompiledValidator | undefined>>>>",
      replies,
    ),
    "\n/** In the order of the operation's parameters in the operation table. */",
    table("parameterValidators", "Readonly<Record<string, readonly CompiledValidator[]>>", parameters),
    "\n/** The keys that a closed object may have, by the schema path of the error that refuses another one. */",
    table("knownKeys", "Readonly<Record<string, readonly string[]>>", schemas.vocabulary.keys),
    "\n/** The values of the property that tells a union's branches apart, by the schema path of its error. */",
    table("knownTags", "Readonly<Record<string, readonly string[]>>", schemas.vocabulary.tags),
  ].join("");
}

function pointersOf(operation: Operation): string[] {
  const owners = [
    ...operation.responses,
    ...(operation.requestBody ? [operation.requestBody] : []),
    ...operation.parameters,
  ];
  return owners.flatMap((owner) => (owner.schemaPointer === undefined ? [] : [owner.schemaPointer]));
}
