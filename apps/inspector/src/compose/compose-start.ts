import type { RequestRecord } from "../api/control.ts";
import type { Tenant } from "../live/use-tenant.ts";
import { isObject, textField } from "../messages/read-field.ts";
import type { ComposeStart } from "./compose-form.tsx";
import { fieldsOf, TYPES } from "./message-fields.ts";

/** What the form starts with: the call to be edited, else what the address says, else the source document's sample. */
export function startOf(search: URLSearchParams, tenant: Tenant, record: RequestRecord | undefined): ComposeStart {
  const blank: ComposeStart = {
    ...tenant,
    kind: search.get("kind") ?? "user",
    to: search.get("to") ?? "",
    from: "",
    type: "txt",
    draft: {},
    ext: "",
    raw: undefined,
  };
  if (record === undefined) return blank;
  const { org = tenant.org, app = tenant.app, to } = record;
  const target = { org, app, ...(to === undefined ? {} : { kind: to.kind, to: to.name }) };
  const body = parse(record.request.body.text);
  const message = isObject(body) ? body["msg"] : undefined;
  const sent = isObject(message) ? textField(message, "type") : undefined;
  const type = TYPES.find((known) => known === (sent === "text" ? "txt" : sent));
  if (!isObject(body) || !isObject(message) || type === undefined) {
    return { ...blank, ...target, raw: record.request.body.text };
  }
  return {
    ...blank,
    ...target,
    from: textField(body, "from") ?? "",
    type,
    draft: draftOf(type, message),
    ext: body["ext"] === undefined ? "" : JSON.stringify(body["ext"]),
  };
}

function draftOf(type: string, message: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fieldsOf(type).map(({ path, form }) => {
      const [outer = path, inner] = path.split(".");
      const field = message[outer];
      const value = inner === undefined ? field : isObject(field) ? field[inner] : undefined;
      if (value === undefined) return [path, ""];
      return [path, form === "json" || typeof value === "object" ? JSON.stringify(value) : String(value)];
    }),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
