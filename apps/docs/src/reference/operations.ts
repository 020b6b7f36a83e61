import type { JsonObject } from "./json.ts";
import { listOf, resolve, section, text } from "./json.ts";
import type { Language } from "./languages.ts";
import { block, code, paragraphs, table } from "./markdown.ts";
import { plain, schemaRows, typeOf } from "./schema-rows.ts";

const VERBS = ["get", "put", "post", "delete", "patch"];

/** Every operation of the contract: what goes in, what comes back, and an example of each. */
export function operationsPage(contract: JsonObject, { words }: Language): string {
  const operations = Object.entries(section(contract, "paths")).flatMap(([path, item]) => {
    const shared = resolve(contract, item);
    return VERBS.filter((verb) => shared[verb] !== undefined).map((verb) =>
      operation(contract, path, verb, shared, words),
    );
  });
  return paragraphs(...operations);
}

function operation(
  contract: JsonObject,
  path: string,
  verb: string,
  shared: JsonObject,
  words: Language["words"],
): string {
  const call = section(shared, verb);
  const parameters = [...listOf(shared, "parameters"), ...listOf(call, "parameters")];
  return paragraphs(
    `## ${text(call, "operationId")}`,
    block("http", `${verb.toUpperCase()} ${path}`),
    `**${text(call, "summary")}.** ${text(call, "description")}`,
    rate(section(call, "x-rate-limit"), words),
    parameters.length > 0 ? `### ${words.parameters}` : "",
    table(
      [words.name, words.in, words.type, words.required, words.about],
      parameters.map((one) => parameter(contract, resolve(contract, one))),
    ),
    body(contract, resolve(contract, call["requestBody"]), words),
    replies(contract, section(call, "responses"), words),
  );
}

function parameter(contract: JsonObject, one: JsonObject): string[] {
  const schema = resolve(contract, one["schema"]);
  const required = one["required"] === true ? "✓" : "";
  return [code(text(one, "name")), text(one, "in"), typeOf(contract, schema), required, text(one, "description")];
}

function rate(limit: JsonObject, words: Language["words"]): string {
  const per = text(limit, "per");
  if (per !== "second" && per !== "minute") return "";
  return words.limit.replace("{requests}", plain(limit["requests"])).replace("{per}", words[per]);
}

function body(contract: JsonObject, requestBody: JsonObject, words: Language["words"]): string {
  const json = section(requestBody, "content", "application/json");
  const schema = resolve(contract, json["schema"]);
  if (Object.keys(schema).length === 0) return "";
  return paragraphs(
    `### ${words.body}`,
    text(requestBody, "description"),
    table([words.property, words.type, words.required, words.about], schemaRows(contract, schema)),
    examples(section(json, "examples")),
  );
}

function replies(contract: JsonObject, responses: JsonObject, words: Language["words"]): string {
  const each = Object.entries(responses).map(([status, value]) => {
    const response = resolve(contract, value);
    const json = section(response, "content", "application/json");
    return paragraphs(`#### ${status}`, text(response, "description"), examples(section(json, "examples")));
  });
  return paragraphs(`### ${words.replies}`, ...each);
}

function examples(named: JsonObject): string {
  const each = Object.values(named).map((value) => {
    const example = section({ example: value ?? null }, "example");
    const lines = JSON.stringify(example["value"], undefined, 2);
    return `<details><summary>${text(example, "summary")}</summary>\n\n${block("json", lines)}\n\n</details>`;
  });
  return each.join("\n\n");
}
