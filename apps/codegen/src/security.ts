import { ContractError } from "./contract-error.ts";
import { isObject, type JsonObject, pointer, section } from "./json.ts";
import type { Source } from "./source.ts";

/** The alternatives of `security`, the operation's own before the root's; an empty alternative asks for nothing. */
export function readSecurity(source: Source, at: string, operation: JsonObject): string[][] {
  const own = operation["security"] !== undefined;
  const owner = own ? at : "";
  const list = own ? operation["security"] : source.document["security"];
  if (!Array.isArray(list)) return [];
  const alternatives = list.map((requirement, index) => {
    const schemes = isObject(requirement) ? Object.keys(requirement) : [];
    for (const name of schemes) checkScheme(source, `${owner}/security/${index}`, name);
    return schemes;
  });
  return alternatives.some((schemes) => schemes.length === 0) ? [] : alternatives;
}

/** The client sends a bearer token, and nothing else. */
function checkScheme(source: Source, at: string, name: string): void {
  const schemes = section(source.document["components"], "securitySchemes");
  if (schemes[name] === undefined) {
    throw new ContractError(
      source.place(at),
      `there is no security scheme ${name}`,
      `Write one of ${Object.keys(schemes).join(", ")}, or describe it`,
    );
  }
  const { value, pointer: schemePointer } = source.resolve(`/components/securitySchemes${pointer(name)}`);
  const scheme = isObject(value) ? value : {};
  const bearer = scheme["type"] === "http" && String(scheme["scheme"]).toLowerCase() === "bearer";
  if (bearer || scheme["type"] === "oauth2") return;
  throw new ContractError(
    source.place(schemePointer),
    `the security scheme ${name} is ${[scheme["type"], scheme["scheme"]].filter(Boolean).join(" ")}`,
    "Only bearer tokens are compiled: oauth2, or http with the scheme bearer",
  );
}
