type Json = Readonly<Record<string, unknown>>;

/** The eras that a contract tells of, as its `x-eras` name them. */
export function erasOf(document: Json): readonly string[] {
  return Object.keys(objectOf(document["x-eras"]));
}

/**
 * A contract whose references are followed, as replies are in one of its eras: there, `data` of an operation's successes follows another
 * schema, and the examples show what it no longer is.
 */
export function inEra(document: Json, era: string): Json {
  const operationInEra = (given: unknown): unknown => {
    const operation = objectOf(given);
    const shape = objectOf(objectOf(operation["x-eras"])[era]);
    if (!("data" in shape)) return given;
    const responses = mapped(operation["responses"], (response, status) =>
      status.startsWith("2") ? replyWith(objectOf(response), shape["data"]) : response,
    );
    return { ...operation, responses };
  };
  return { ...document, paths: mapped(document["paths"], (item) => mapped(item, operationInEra)) };
}

function replyWith(response: Json, data: unknown): Json {
  const content = mapped(response["content"], (media) => {
    const { schema, example: _, examples: __, ...rest } = objectOf(media);
    const envelope = objectOf(schema);
    return { ...rest, schema: { ...envelope, properties: { ...objectOf(envelope["properties"]), data } } };
  });
  return { ...response, content };
}

function mapped(node: unknown, change: (value: unknown, key: string) => unknown): unknown {
  if (typeof node !== "object" || node === null || Array.isArray(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value, key)]));
}

function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
