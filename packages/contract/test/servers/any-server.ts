import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { parse } from "yaml";
import { formFields, multipartFields } from "./fields.ts";
import { coerced, parameterValue } from "./parameters.ts";

// biome-ignore lint/suspicious/noExplicitAny: a YAML document of any form, read only here in a test
export type Node = any;

/** A request as a server has understood it. */
export interface Seen {
  readonly operation: string;
  readonly request: IncomingMessage;
  readonly values: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** What goes back. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** What a server does wrong; it is right where it is asked for nothing. */
export interface Wrong {
  /** Skips a check: `security`, `body`, `media-type`, `method`, or a parameter by its name. */
  readonly skips?: readonly string[];
  /** Changes a good answer or a refusal. */
  readonly spoil?: (answer: Answer, seen: Partial<Seen>) => void;
  /** Takes bodies that the spec refuses. */
  readonly takes?: (body: Node, operation: string) => boolean;
  /** Refuses bodies that the spec takes. */
  readonly refuses?: (body: Node, operation: string) => boolean;
}

/** Secrets by security scheme; `user:password` for basic authentication. */
export type SchemeSecrets = Readonly<Record<string, string>>;

export interface AnyServer {
  readonly url: string;
  readonly requests: () => number;
  close(): Promise<void>;
}

/** A server that keeps whatever spec it is given: it shares no code with the kit. */
export async function startAnyServer(text: string, secrets: SchemeSecrets = {}, wrong: Wrong = {}): Promise<AnyServer> {
  const root: Node = parse(text);
  const at = (node: Node): Node => (typeof node?.$ref === "string" ? at(pointer(root, node.$ref)) : node);
  const valid = validator(root, at);
  const routes = routesOf(root, at);
  const deleted = new Set<string>();
  const skips = (what: string) => wrong.skips?.includes(what) === true;
  let requests = 0;

  const answerTo = (request: IncomingMessage, raw: Buffer): { answer: Answer; seen: Partial<Seen> } => {
    const [path = "", query = ""] = (request.url ?? "/").split("?");
    const found = routeTo(routes, path);
    if (found === undefined) return { answer: refusal(undefined, 404), seen: {} };
    const { item, encoded } = found;
    const methods = ["get", "put", "post", "delete", "patch", "head"].filter((name) => item[name] !== undefined);
    const asked = (request.method ?? "").toLowerCase();
    const method = asked === "head" && item.head === undefined && item.get !== undefined ? "get" : asked;
    const operation = item[skips("method") && !methods.includes(method) ? (methods[0] ?? "") : method];
    const id: string = operation?.operationId ?? "";
    const seen: { -readonly [K in keyof Seen]?: Seen[K] } = { operation: id, request };
    const done = (answer: Answer) => ({ answer, seen });
    if (operation === undefined) {
      return done({ ...refusal(undefined, 405), headers: { Allow: methods.join(", ").toUpperCase() } });
    }
    const refuse = (...statuses: number[]) => done(refusal(operation, ...statuses));
    if (!skips("security") && !isAllowed(operation.security ?? root.security, root, secrets, request, query)) {
      const { answer } = refuse(401, 403);
      return done({
        ...answer,
        headers: { ...answer.headers, ...(answer.status === 401 ? { "WWW-Authenticate": challengeOf(root) } : {}) },
      });
    }
    const values: Record<string, unknown> = {};
    const named = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(at);
    for (const parameter of new Map(
      named.map((one) => [`${one.in} ${one.in === "header" ? one.name.toLowerCase() : one.name}`, one]),
    ).values()) {
      if (parameter.in === "header" && /^(accept|content-type|authorization)$/i.test(parameter.name)) continue;
      let value: unknown;
      try {
        value = parameterValue(parameter, at, { encoded, query, headers: request.headers });
      } catch {
        return refuse(400, 422, 404);
      }
      if (value === undefined && parameter.required !== true) continue;
      const schema = parameter.schema ?? (Object.values(parameter.content ?? {})[0] as Node)?.schema ?? {};
      if (value === undefined || (!skips(parameter.name) && !valid(schema, value))) return refuse(400, 422, 404);
      values[parameter.name] = value;
    }
    seen.values = values;
    const body = at(operation.requestBody);
    if (body !== undefined && (raw.byteLength > 0 || body.required === true)) {
      const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
      const declared = Object.entries<Node>(body.content).find(([name]) => name.split(";")[0] === type);
      if (declared === undefined && !skips("media-type")) return refuse(415, 400, 422);
      const media = declared?.[1] ?? Object.values<Node>(body.content)[0];
      const reading = read(type, raw, request, media, at);
      if (reading === undefined) return refuse(400, 422);
      seen.body = reading.value;
      const good = skips("body") || media.schema === undefined || valid(media.schema, reading.value, "readOnly");
      const taken = wrong.takes?.(reading.value, id) === true || good;
      if (!taken || wrong.refuses?.(reading.value, id) === true) return refuse(400, 422);
    }
    if ([...deleted].some((gone) => path === gone || path.startsWith(`${gone}/`))) return refuse(404);
    // A collection is there, however often it is emptied.
    if (method === "delete" && Object.keys(encoded).length > 0) deleted.add(path);
    return done(success(operation));
  };

  const refusal = (operation: Node, ...statuses: number[]): Answer => {
    const own = operation?.responses ?? {};
    const status = statuses.find((code) => own[code] !== undefined) ?? statuses[0] ?? 400;
    const reply = at(own[status] ?? own["4XX"] ?? own["default"]);
    const type = Object.keys(reply?.content ?? {})[0];
    const headers: Record<string, string> = type === undefined ? {} : { "Content-Type": type };
    return { status, headers, body: exampleOf(reply) ?? { message: "refused" } };
  };
  const success = (operation: Node): Answer => {
    const code = Object.keys(operation.responses).find((name) => /^[23]/.test(name)) ?? "200";
    const reply = at(operation.responses[code]);
    const headers: Record<string, string> = {};
    for (const [name, header] of Object.entries<Node>(reply.headers ?? {}))
      headers[name] = String(at(header).example ?? 1);
    const type = Object.keys(reply.content ?? {})[0];
    if (type !== undefined) headers["Content-Type"] = type;
    return { status: Number(code.replace(/XX$/i, "00")), headers, body: exampleOf(reply) };
  };
  const exampleOf = (reply: Node): Node => {
    const media = Object.values<Node>(reply?.content ?? {})[0];
    return structuredClone(media?.example ?? at(Object.values<Node>(media?.examples ?? {})[0])?.value);
  };

  const server = createServer((request, response) => {
    requests += 1;
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const { answer, seen } = answerTo(request, Buffer.concat(chunks));
      wrong.spoil?.(answer, seen);
      const text =
        answer.body === undefined
          ? undefined
          : typeof answer.body === "string"
            ? answer.body
            : JSON.stringify(answer.body);
      if (text !== undefined && answer.headers["Content-Type"] === undefined)
        answer.headers["Content-Type"] = "application/json";
      response.writeHead(answer.status, answer.headers);
      response.end(request.method === "HEAD" || answer.status === 204 ? undefined : text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Route {
  readonly item: Node;
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

/** A path written out goes before one with parameters. */
function routesOf(root: Node, at: (node: Node) => Node): readonly Route[] {
  const routes = Object.entries<Node>(root.paths).map(([template, own]) => {
    const pattern = template
      .split(/\{[^}]+\}/)
      .map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&"))
      .join("([^/]+)");
    const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
    return { item: at(own), names, pattern: new RegExp(`^${pattern}$`) };
  });
  return routes.sort((a, b) => a.names.length - b.names.length);
}

function routeTo(routes: readonly Route[], path: string): { item: Node; encoded: Record<string, string> } | undefined {
  for (const { item, names, pattern } of routes) {
    const groups = pattern.exec(path);
    if (groups === null) continue;
    return { item, encoded: Object.fromEntries(names.map((name, index) => [name, groups[index + 1] ?? ""])) };
  }
  return undefined;
}

function validator(root: Node, at: (node: Node) => Node) {
  const ajv = new Ajv2020({ ownProperties: true, strict: false, validateSchema: false });
  ajvFormats.default(ajv);
  ajv.addSchema(root, "x:/");
  const compiled = new Map<Node, ValidateFunction>();
  return (schema: Node, value: unknown, oneWay?: string): boolean => {
    let check = compiled.get(schema);
    if (check === undefined) {
      check = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"x:/#/')));
      compiled.set(schema, check);
    }
    if (check(value) === true) return true;
    // What only the server sets is required of nobody: a second look with it filled in.
    const properties = oneWay === undefined ? undefined : at(schema)?.properties;
    const missing = Object.entries<Node>(properties ?? {}).filter(([, inner]) => at(inner)[oneWay ?? ""] === true);
    if (missing.length === 0 || typeof value !== "object" || value === null) return false;
    const filled = Object.fromEntries(missing.map(([name, inner]) => [name, at(inner).example ?? 1]));
    return check(Object.assign(filled, value)) === true;
  };
}

function read(
  type: string,
  raw: Buffer,
  request: IncomingMessage,
  media: Node,
  at: (node: Node) => Node,
): { value: unknown } | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
    if (type === "application/x-www-form-urlencoded")
      return { value: coerced(formFields(text, media, at), media.schema, at) };
    if (type === "multipart/form-data") {
      const boundary = /boundary=(.+)$/.exec(request.headers["content-type"] ?? "")?.[1] ?? "";
      return { value: coerced(multipartFields(text, boundary, media, at), media.schema, at) };
    }
    return { value: /[/+]json$/.test(type) ? JSON.parse(text) : text };
  } catch {
    return undefined;
  }
}

function isAllowed(
  security: Node,
  root: Node,
  secrets: SchemeSecrets,
  request: IncomingMessage,
  query: string,
): boolean {
  if (!Array.isArray(security) || security.length === 0) return true;
  return security.some((alternative: Node) =>
    Object.keys(alternative).every((name) => {
      const scheme = root.components.securitySchemes[name];
      const secret = secrets[name];
      const header = request.headers.authorization ?? "";
      if (scheme.type === "http" && scheme.scheme === "basic") {
        const sent = /^basic +([A-Za-z0-9+/=]+)$/i.exec(header)?.[1];
        return (
          sent !== undefined &&
          secret !== undefined &&
          Buffer.from(sent, "base64").toString() === (secret.includes(":") ? secret : `${secret}:`)
        );
      }
      if (scheme.type !== "apiKey") return secret !== undefined && /^bearer +(\S+)$/i.exec(header)?.[1] === secret;
      const cookie = (request.headers.cookie ?? "").split("; ").find((pair) => pair.startsWith(`${scheme.name}=`));
      const sent =
        scheme.in === "header"
          ? request.headers[scheme.name.toLowerCase()]
          : scheme.in === "query"
            ? new URLSearchParams(query).get(scheme.name)
            : cookie?.slice(scheme.name.length + 1);
      return secret !== undefined && sent === secret;
    }),
  );
}

const challengeOf = (root: Node): string =>
  Object.values<Node>(root.components?.securitySchemes ?? {}).some(({ scheme }) => scheme === "basic")
    ? 'Basic realm="a", Bearer'
    : "Bearer";

const pointer = (root: Node, reference: string): Node =>
  reference
    .slice(2)
    .split("/")
    .reduce((node: Node, step) => node?.[step.replaceAll("~1", "/").replaceAll("~0", "~")], root);
