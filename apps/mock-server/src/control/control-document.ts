import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { parse } from "yaml";

/** A mistake in a body. */
export interface FieldError {
  readonly pointer: string;
  readonly message: string;
}

/** The most mistakes that are told. */
const MAX_ERRORS = 20;
const FILE = new URL(import.meta.resolve("#control.openapi.yaml"));
const ID = "control";

interface ControlDocument {
  readonly [key: string]: unknown;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let loaded: ControlDocument | undefined;
let ajv: Ajv2020 | undefined;
const validators = new Map<string, ValidateFunction>();

/** The control API's own OpenAPI document, read when it is first asked for. */
export function controlDocument(): ControlDocument {
  loaded ??= parse(readFileSync(FILE, "utf8")) as ControlDocument;
  return loaded;
}

/** Checks a value against one of the document's schemas; empty when it fits. */
export function validateControlBody(schema: string, value: unknown): readonly FieldError[] {
  let validate = validators.get(schema);
  if (validate === undefined) {
    validate = compile(schema);
    validators.set(schema, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? [])
    .slice(0, MAX_ERRORS)
    .map(({ instancePath, message = "is wrong", params, keyword }) => ({
      pointer: instancePath,
      message: describe(keyword, message, params),
    }));
}

function compile(schema: string): ValidateFunction {
  if (ajv === undefined) {
    ajv = new Ajv2020({ allErrors: true, strict: false, discriminator: true, verbose: false });
    const text = JSON.stringify(controlDocument().components.schemas, (_, inner: unknown) =>
      typeof inner === "object" && inner !== null && "discriminator" in inner ? asAjvReads(inner) : inner,
    );
    ajv.addSchema({ $id: ID, components: { schemas: JSON.parse(text) as object } });
  }
  return ajv.compile({ $ref: `${ID}#/components/schemas/${schema}` });
}

/**
 * Ajv finds the branch by the tags themselves and refuses the mapping that OpenAPI writes beside them; and it lets everything pass that
 * is no object, because it has no tag.
 */
function asAjvReads(schema: { readonly discriminator: unknown }): object {
  const { propertyName } = schema.discriminator as { readonly propertyName: string };
  return { ...schema, type: "object", discriminator: { propertyName } };
}

function describe(keyword: string, message: string, params: Record<string, unknown>): string {
  switch (keyword) {
    case "additionalProperties":
      return `must not have the property ${String(params["additionalProperty"])}`;
    case "required":
      return `must have the property ${String(params["missingProperty"])}`;
    case "enum":
      return `must be one of ${[params["allowedValues"]].flat().join(", ")}`;
    case "discriminator":
      return `must have a known ${String(params["tag"])}`;
    default:
      return message;
  }
}
