import { ContractError } from "./contract-error.ts";
import { isHeaderText, replyHeaderFault } from "./header-names.ts";
import { isObject, type Json, type JsonObject, pointer, section, text } from "./json.ts";
import { readExamples } from "./named-examples.ts";
import type { NamedExample, RequestBody, Response, ResponseHeader } from "./operation.ts";
import type { Source } from "./source.ts";

const JSON_MEDIA_TYPE = "application/json";
/** HTTP gives these no body. */
const BODILESS = ["204", "205", "304"];
/** Interim replies are for whoever speaks HTTP, and no caller sees them. */
const STATUS_KEY = /^(?:[2-5]\d\d|[2-5]XX|default)$/;

interface Content {
  readonly mediaTypes: readonly string[];
  readonly schemaPointer: string | undefined;
  readonly examples: readonly NamedExample[];
}

export function readRequestBody(source: Source, at: string): RequestBody {
  const { value, pointer: bodyPointer } = source.resolve(at);
  const body = isObject(value) ? value : {};
  const maxBytes = body["x-max-body-bytes"];
  if (maxBytes !== undefined && !(Number.isSafeInteger(maxBytes) && Number(maxBytes) > 0)) {
    throw new ContractError(
      source.place(`${bodyPointer}/x-max-body-bytes`),
      `x-max-body-bytes is ${JSON.stringify(maxBytes)}`,
      "Write a whole number of bytes above 0",
    );
  }
  const { mediaTypes, schemaPointer, examples } = readContent(source, bodyPointer, body);
  if (schemaPointer === undefined)
    throw new ContractError(source.place(bodyPointer), "the request body has no content", "Describe it, or drop it");
  if (examples.length === 0) {
    throw new ContractError(
      source.place(`${bodyPointer}/content${pointer(JSON_MEDIA_TYPE)}`),
      "the request body has no example, so that nobody could try the call",
      "Write one under examples: { NAME: { value } }",
    );
  }
  return {
    pointer: bodyPointer,
    required: body["required"] === true,
    maxBytes: typeof maxBytes === "number" ? maxBytes : undefined,
    mediaTypes,
    schemaPointer,
    examples,
  };
}

export function readResponse(source: Source, key: string, at: string): Response {
  if (!STATUS_KEY.test(key)) {
    throw new ContractError(
      source.place(at),
      `the response key ${key} is no status of a reply`,
      "Write a status from 200 on in quotes, a class such as 4XX, or default",
    );
  }
  const { value, pointer: responsePointer } = source.resolve(at);
  const response = isObject(value) ? value : {};
  if (BODILESS.includes(key) && response["content"] !== undefined)
    throw new ContractError(
      source.place(at),
      `a reply of ${key} has no body`,
      "Drop its content, or use another status",
    );
  return {
    key,
    pointer: responsePointer,
    description: text(response, "description")?.trim() ?? "",
    headers: readHeaders(source, responsePointer, Object.keys(section(response, "headers"))),
    ...readContent(source, responsePointer, response),
  };
}

function readHeaders(source: Source, at: string, names: readonly string[]): ResponseHeader[] {
  const lower = names.map((name) => name.toLowerCase());
  const twice = names.find((_, index) => lower.indexOf(lower[index] ?? "") !== index);
  if (twice === undefined) return names.map((name) => readHeader(source, name, `${at}/headers${pointer(name)}`));
  throw new ContractError(
    source.place(`${at}/headers${pointer(twice)}`),
    `the header ${twice} is there twice`,
    "Keep one of them",
  );
}

function readHeader(source: Source, name: string, at: string): ResponseHeader {
  const { value, pointer: headerPointer } = source.resolve(at);
  const header = isObject(value) ? value : {};
  const bad = (problem: string, remedy: string): ContractError =>
    new ContractError(source.place(headerPointer), `the header ${name} ${problem}`, remedy);
  const nameFault = replyHeaderFault(name);
  if (nameFault) throw bad(...nameFault);
  const [named] = readExamples(source, headerPointer, header);
  const example: Json | undefined = named?.value ?? header["example"];
  const required = header["required"] === true;
  if (required && example === undefined) throw bad("has no example", "Write one");
  if (isObject(example)) throw bad("is an object", "Say it with a string");
  if (example !== undefined && !isHeaderText(String(example)))
    throw bad("has an example that no header can carry", "Write visible ASCII, without spaces around it");
  return { name, pointer: headerPointer, required, example: example === undefined ? undefined : String(example) };
}

function readContent(source: Source, at: string, owner: JsonObject): Content {
  const mediaTypes = Object.keys(section(owner, "content"));
  if (mediaTypes.length === 0) return { mediaTypes, schemaPointer: undefined, examples: [] };
  if (mediaTypes.length > 1 || mediaTypes[0] !== JSON_MEDIA_TYPE) {
    throw new ContractError(
      source.place(`${at}/content`),
      `content is ${mediaTypes.join(", ")}`,
      `Only ${JSON_MEDIA_TYPE} is compiled: describe that one`,
    );
  }
  const mediaPointer = `${at}/content${pointer(JSON_MEDIA_TYPE)}`;
  const media = section(section(owner, "content"), JSON_MEDIA_TYPE);
  if (media["schema"] === undefined)
    throw new ContractError(source.place(mediaPointer), "the content has no schema", "Write one");
  return {
    mediaTypes,
    schemaPointer: source.resolve(`${mediaPointer}/schema`).pointer,
    examples: readExamples(source, mediaPointer, media),
  };
}
