import { ContractSetupError } from "../errors.ts";
import { overRoot, type SpecDocument } from "./document.ts";
import { isRecord } from "./json.ts";

type Node = Readonly<Record<string, unknown>>;

/**
 * The document as its `x-eras` have it for an era: there, `data` of an operation's successes follows another schema, and other
 * relations speak of it. What speaks of the form of `data` in the document itself, relations and examples, is left out.
 *
 * @throws {ContractSetupError} when the document has no such era.
 */
export function inEra(document: SpecDocument, era: string): SpecDocument {
  const eras = nodeOf(document.root["x-eras"]);
  if (!Object.hasOwn(eras, era)) {
    const known = Object.keys(eras).join(", ") || "none";
    throw new ContractSetupError(
      `the spec ${document.source} has no era ${JSON.stringify(era)}; its x-eras are: ${known}`,
    );
  }
  const operationInEra = (operation: unknown): unknown => {
    const shape = isRecord(operation) ? nodeOf(operation["x-eras"])[era] : undefined;
    if (!isRecord(operation) || !isRecord(shape)) return operation;
    return {
      ...operation,
      responses: mapped(nodeOf(operation["responses"]), (response, status) =>
        status.startsWith("2") ? replyInEra(document, response, shape["data"]) : response,
      ),
      "x-contract": [
        ...listOf(operation["x-contract"]).filter((relation) => !isAboutData(relation)),
        ...listOf(shape["x-contract"]),
      ],
    };
  };
  const paths = mapped(nodeOf(document.root["paths"]), (item) =>
    isRecord(item) ? mapped(item, operationInEra) : item,
  );
  return overRoot({ ...document.root, paths }, document);
}

function replyInEra(document: SpecDocument, response: unknown, data: unknown): unknown {
  const reply = followed(document, response);
  const content = mapped(nodeOf(reply["content"]), (media) => {
    const { schema, example: _, examples: __, ...rest } = nodeOf(media);
    const envelope = followed(document, schema);
    return { ...rest, schema: { ...envelope, properties: { ...nodeOf(envelope["properties"]), data } } };
  });
  return { ...reply, content };
}

const isAboutData = (relation: unknown): boolean => /^\/data(\/|$)/.test(String(nodeOf(relation)["reply"]));

function followed(document: SpecDocument, value: unknown): Node {
  const reference = nodeOf(value)["$ref"];
  return nodeOf(typeof reference === "string" ? document.resolve(reference.slice(1)).value : value);
}

const nodeOf = (value: unknown): Node => (isRecord(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const mapped = (node: Node, change: (value: unknown, key: string) => unknown): Node =>
  Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value, key)]));
