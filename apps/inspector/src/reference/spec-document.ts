import { isObject, textField } from "../messages/read-field.ts";

/** A part of an OpenAPI document whose references are resolved. */
export type Part = Readonly<Record<string, unknown>>;

export interface SpecOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Part[];
  /** What the operation does to a mock: `x-mock`. */
  readonly mock: Part;
  /** The JSON body's media type object, where the operation takes one. */
  readonly body: Part | undefined;
  readonly bodyDescription: string;
  readonly responses: readonly {
    readonly status: string;
    readonly description: string;
    readonly media: Part | undefined;
  }[];
}

const METHODS = ["get", "put", "post", "delete", "patch", "head", "options"] as const;

export function part(value: unknown): Part {
  return isObject(value) ? value : {};
}

export function parts(value: unknown): readonly Part[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function jsonMedia(holder: Part): Part | undefined {
  const media = part(holder["content"])["application/json"];
  return isObject(media) ? media : undefined;
}

/** The operations of a document, in its order. */
export function operationsOf(document: Part): readonly SpecOperation[] {
  return Object.entries(part(document["paths"])).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = part(item)[method];
      if (!isObject(operation)) return [];
      const body = part(operation["requestBody"]);
      return [
        {
          id: textField(operation, "operationId") ?? `${method} ${path}`,
          method: method.toUpperCase(),
          path,
          summary: textField(operation, "summary") ?? "",
          description: textField(operation, "description") ?? "",
          parameters: parametersOf(part(item), operation),
          mock: part(operation["x-mock"]),
          body: jsonMedia(body),
          bodyDescription: textField(body, "description") ?? "",
          responses: Object.entries(part(operation["responses"])).map(([status, response]) => ({
            status,
            description: textField(part(response), "description") ?? "",
            media: jsonMedia(part(response)),
          })),
        },
      ];
    }),
  );
}

/** An operation's own parameters stand in place of its path's; the case of a header's name does not count. */
function parametersOf(item: Part, operation: Part): readonly Part[] {
  const own = parts(operation["parameters"]);
  const nameOf = (parameter: Part): string => {
    const place = textField(parameter, "in");
    const name = textField(parameter, "name");
    return `${place} ${place === "header" ? name?.toLowerCase() : name}`;
  };
  const names = new Set(own.map(nameOf));
  return [...parts(item["parameters"]).filter((parameter) => !names.has(nameOf(parameter))), ...own];
}

/** The named examples of a media type or parameter. */
export function examplesOf(holder: Part): readonly (readonly [name: string, value: unknown, summary: string])[] {
  return Object.entries(part(holder["examples"])).map(([name, example]) => [
    name,
    part(example)["value"],
    textField(part(example), "summary") ?? "",
  ]);
}
