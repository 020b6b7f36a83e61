import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { createAjv, nameOf } from "../src/spec/compiler.ts";
import { branchesOf, keyword, schemaNode } from "../src/spec/schema-node.ts";
import { loadRequests, type Spec } from "../src/spec/spec.ts";

const require = createRequire(import.meta.url);

const standaloneCode = require("ajv/dist/standalone").default as (ajv: unknown, names: object) => string;

/**
 * The code of a module that exports `COMPILED_AHEAD`: two functions that give the judges of the spec of `@emchat/spec` by
 * their pointers, those that stop at the first broken rule and those that tell them all.
 */
export async function compileAhead(folder: string): Promise<string> {
  const spec = await loadRequests();
  const schemas = schemasOf(spec);
  // Who looks for every broken rule while a plan is made does so in single values.
  const single = schemas.filter((pointer) => isSingle(spec, pointer));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "first.cjs"), codeOf(spec, schemas, false));
  await writeFile(join(folder, "every.cjs"), codeOf(spec, single, true));
  const { outputFiles } = await build({
    stdin: {
      contents: 'export const first = () => require("./first.cjs"), every = () => require("./every.cjs");',
      resolveDir: folder,
    },
    bundle: true,
    format: "iife",
    globalName: "judges",
    platform: "node",
    target: "node20",
    minify: true,
    write: false,
    logLevel: "error",
  });
  return `${outputFiles[0]?.text ?? ""}\nexport const COMPILED_AHEAD = judges;`;
}

function codeOf(spec: Spec, pointers: readonly string[], allErrors: boolean): string {
  const { _ } = require("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
  const formats = _`require("../../scripts/formats-ahead.ts").formats`;
  const ajv = createAjv(spec.document.root, allErrors, { source: true, optimize: 1, formats });
  return standaloneCode(ajv, Object.fromEntries(pointers.map((pointer) => [pointer, nameOf(pointer)])));
}

/** The schemas that cases and checks judge by: every one of a request, and of a reply itself and the branches of its unions. */
function schemasOf(spec: Spec): readonly string[] {
  const found = new Set<string>();
  const walked = new Set<string>();
  const visit = (pointer: string, judged: boolean, inside: boolean): void => {
    const node = schemaNode(spec.document, pointer);
    if (judged) found.add(pointer).add(node.pointer);
    if (walked.has(`${node.pointer} ${inside}`)) return;
    walked.add(`${node.pointer} ${inside}`);
    for (const inner of node.properties.values()) visit(inner, inside, inside);
    for (const branch of branchesOf(spec.document, node)) visit(branch.node.pointer, true, inside);
    for (const name of ["items", "additionalProperties"]) {
      const inner = keyword(node, name);
      if (typeof inner?.value === "object") visit(inner.pointer, inside, inside);
    }
  };
  for (const { parameters, body, replies } of spec.operations) {
    for (const { schema } of [...parameters, ...(body?.media ?? [])])
      if (schema !== undefined) visit(schema, true, true);
    for (const { schema } of replies.flatMap(({ media, headers }) => [...media, ...headers]))
      if (schema !== undefined) visit(schema, true, false);
  }
  return [...found];
}

function isSingle({ document }: Spec, pointer: string): boolean {
  const node = schemaNode(document, pointer);
  return node.properties.size === 0 && branchesOf(document, node).length === 0 && keyword(node, "items") === undefined;
}
