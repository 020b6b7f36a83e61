import { ContractSetupError } from "../errors.ts";
import type { SpecDocument } from "./document.ts";
import { isRecord } from "./json.ts";
import type { Credential, CredentialPart, Security } from "./operation.ts";
import { join } from "./pointer.ts";

/** Reads what an operation asks of its caller: a list of alternatives, each of one scheme or of several together. */
export function readSecurity(spec: SpecDocument, security: unknown, pointer: string): Security {
  const list = Array.isArray(security) ? security.filter(isRecord) : [];
  // An empty requirement among them lets anybody in.
  if (list.some((entry) => Object.keys(entry).length === 0)) return { alternatives: [], unpresentable: [] };
  const alternatives: Credential[] = [];
  const unpresentable = new Set<string>();
  for (const entry of list) {
    const names = Object.keys(entry);
    const parts = names.flatMap((name) => readPart(spec, name, pointer) ?? []);
    if (parts.length === names.length) alternatives.push({ parts });
    else for (const name of names) if (!parts.some(({ scheme }) => scheme === name)) unpresentable.add(name);
  }
  return { alternatives, unpresentable: [...unpresentable] };
}

function readPart(spec: SpecDocument, name: string, pointer: string): CredentialPart | undefined {
  const scheme = spec.resolve(join("/components/securitySchemes", name)).value;
  if (!isRecord(scheme)) {
    throw new ContractSetupError(
      `${spec.source}:${spec.lineOf(pointer)}: the security scheme ${name} is not declared in components/securitySchemes`,
    );
  }
  const type = scheme["type"];
  const http = type === "http" ? String(scheme["scheme"]).toLowerCase() : undefined;
  if (http === "bearer" || type === "oauth2" || type === "openIdConnect") {
    return { scheme: name, kind: "bearer", in: "header", field: "Authorization" };
  }
  if (http === "basic") return { scheme: name, kind: "basic", in: "header", field: "Authorization" };
  const place = scheme["in"];
  if (type !== "apiKey" || (place !== "header" && place !== "query" && place !== "cookie")) return undefined;
  return { scheme: name, kind: "key", in: place, field: String(scheme["name"]) };
}
