import type { Answer, Call, Parts, Refusal, Route, RoutedCall } from "./parts.ts";
import { check, messageKinds, type ObjectRule, pathRules, sendRule, type TextRule } from "./shapes.ts";

export const refusal = (status: number, error: string, description: string): Refusal => ({
  status,
  error,
  description,
});
export const illegal = (description: string): Refusal => refusal(400, "illegal_argument", description);

const NO_PATH = refusal(404, "service_resource_not_found", "there is no such path");
const PATHS = [
  { operation: "status", method: "GET", words: ["users", "status"], name: "username" },
  { operation: "user", method: "POST", words: ["users", "messages"], name: "username" },
  { operation: "group", method: "POST", words: ["groups", "messages"], name: "group_name" },
] as const;

function findRoute(call: Call): Route | Refusal {
  const [path = ""] = call.target.split("?");
  const [empty, org = "", app = "", collection, target = "", word, ...more] = path.split("/");
  const found = PATHS.find(({ words }) => words[0] === collection && words[1] === word);
  if (empty !== "" || found === undefined || more.length > 0) return NO_PATH;
  const { operation, method, name } = found;
  const allowed = method === "GET" ? ["GET", "HEAD"] : ["POST"];
  if (!allowed.includes(call.method))
    return {
      ...refusal(405, "not_allowed", "the path takes another method"),
      headers: { allow: allowed.join(", ") },
    };
  return { operation, method, encoded: { org, app, [name]: target } };
}

function decode(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

const unauthorized = (error: string, description: string): Refusal => ({
  ...refusal(401, error, description),
  headers: { "www-authenticate": 'Bearer realm="emchat"' },
});

const otherTenant = unauthorized("unauthorized", "the token is not one of this application");

function checkToken({ headers, state, mode, names }: RoutedCall): Refusal | undefined {
  const [, value] = /^bearer +(\S+)$/i.exec(headers.authorization ?? "") ?? [];
  if (value === undefined) return unauthorized("unauthorized", "there is no Bearer token");
  const token = state.tokens.find((known) => known.value === value);
  switch (token?.state) {
    case undefined:
      return mode === "strict" ? unauthorized("auth_bad_access_token", "the token is not known") : undefined;
    case "good":
      return names["app"] === "othershop" ? otherTenant : undefined;
    case "expired":
      return unauthorized("expired_token", "the token is past its end");
    case "revoked":
      return unauthorized("auth_bad_access_token", "the token is not known");
    case "without-role":
      return unauthorized("unauthorized", "the token is not that of an administrator");
    case "of-another-tenant":
      return names["app"] === "othershop" ? undefined : otherTenant;
  }
}

function checkTenant({ names, state, mode }: RoutedCall): Refusal | undefined {
  if (mode === "forgiving" || state.tenants.has(`${names["org"]}/${names["app"]}`)) return undefined;
  return refusal(404, "organization_application_not_found", "there is no such application");
}

function checkMediaType({ headers, mode }: RoutedCall): Refusal | undefined {
  const [type = ""] = (headers["content-type"] ?? "").split(";");
  const essence = type.trim().toLowerCase();
  const forgiven = mode === "forgiving" && ["", "application/x-www-form-urlencoded"].includes(essence);
  const encoded = headers["content-encoding"] !== undefined;
  if (!encoded && (essence === "application/json" || forgiven)) return undefined;
  return refusal(415, "web_application", "Content-Type must be application/json, without a content coding");
}

function checkTarget({ names, state, mode }: RoutedCall): Refusal | undefined {
  const { username, group_name: group } = names;
  const there = username === undefined ? state.groups.has(group ?? "") : state.users.has(username.toLowerCase());
  return there || mode === "forgiving"
    ? undefined
    : refusal(404, "service_resource_not_found", "there is no such target");
}

async function perform({ names, route, state, json }: RoutedCall): Promise<readonly unknown[]> {
  const name = names["username"] ?? names["group_name"] ?? "";
  if (route.operation === "status") {
    const result = state.users.get(name.toLowerCase()) ?? "offline";
    return [{ target_name: name, result_code: 200, result_content: { result } }];
  }
  const inbox = `${route.operation} ${route.operation === "user" ? name.toLowerCase() : name}`;
  state.sent.set(inbox, [...(state.sent.get(inbox) ?? []).slice(-99), json]);
  return [{ result_code: 200, result_content: { result: "ok" } }];
}

const jsonHeaders = (): Record<string, string> => ({ "content-type": "application/json" });
const duration = (call: Call): number => Math.max(0, Date.now() - call.startedAt);

function success(call: RoutedCall, data: readonly unknown[]): Answer {
  const { org = "", app = "" } = call.names;
  const [, query = ""] = call.target.split("?");
  const params = new URLSearchParams(query);
  const json = {
    action: call.route.method.toLowerCase(),
    application: call.state.tenants.get(`${org}/${app}`) ?? "00000000-0000-4000-8000-000000000000",
    params: Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)])),
    uri: `https://a1.easemob.com/${org}/${app}`,
    entities: [],
    data,
    timestamp: Date.now(),
    duration: duration(call),
    organization: org,
    applicationName: app,
  };
  return { status: 200, headers: jsonHeaders(), json };
}

function failure(call: Call, { status, error, description, headers }: Refusal): Answer {
  const json = { error, timestamp: Date.now(), duration: duration(call), error_description: description };
  return { status, headers: { ...jsonHeaders(), ...headers }, json };
}

const rightPathRules = pathRules();
const rightBodyRule = sendRule(messageKinds());

/** Refuses names that break a rule. */
export const namesCheck =
  (rules: Readonly<Record<string, TextRule>>): Parts["checkNames"] =>
  ({ names }) => {
    for (const [name, value] of Object.entries(names)) {
      const rule = rules[name];
      const wrong = rule === undefined ? undefined : check(rule, value, `path parameter ${name}`);
      if (wrong !== undefined) return illegal(wrong);
    }
    return undefined;
  };

/** Refuses bodies that break the rule. */
export const bodyCheck =
  (rule: ObjectRule): Parts["checkBody"] =>
  ({ json }) => {
    const wrong = check(rule, json, "body");
    return wrong === undefined ? undefined : illegal(wrong);
  };

/** Refuses bodies of more bytes. */
export const sizeCheck =
  (limit: number): Parts["checkSize"] =>
  ({ body }) =>
    body.byteLength > limit
      ? refusal(413, "Request Entity Too Large", `the body has more than ${limit} bytes`)
      : undefined;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The server as the contract asks for it. */
export const rightParts: Parts = {
  findRoute,
  decode,
  checkToken,
  checkNames: namesCheck(rightPathRules),
  checkTenant,
  checkMediaType,
  checkSize: sizeCheck(51_200),
  decodeText: (bytes) => utf8.decode(bytes),
  parse: (text) => JSON.parse(text),
  checkBody: bodyCheck(rightBodyRule),
  checkTarget,
  perform,
  success,
  failure,
  finish: (_, answer) => answer,
  write: (call, { status, headers, json, raw }, response) => {
    const bytes = Buffer.from(raw ?? JSON.stringify(json));
    response.writeHead(status, { "content-length": bytes.byteLength, ...headers });
    response.end(call.method === "HEAD" ? undefined : bytes);
  },
};
