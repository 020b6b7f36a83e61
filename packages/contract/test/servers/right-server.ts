import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { parse } from "yaml";

/** A server that keeps any small spec: it answers by the spec's own examples and judges requests by its schemas. */
export interface RightServer {
  readonly url: string;
  readonly requests: () => number;
  close(): Promise<void>;
}

/** A reply before it goes out; a test spoils it here. */
export interface Draft {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

export interface ServerOptions {
  readonly spec?: string;
  readonly token?: string;
  /** The last path parameter's values that exist; all do when it is left out. */
  readonly known?: readonly string[];
  /** Takes JSON under any name and any token, as the mock does by default. */
  readonly forgiving?: boolean;
  /** Waits before each reply, in ms. */
  readonly delayMs?: number;
  /** Changes a reply. */
  readonly spoil?: (
    draft: Draft,
    seen: {
      readonly operation: string | undefined;
      readonly request: IncomingMessage;
      readonly body: unknown;
      /** The body of a request that came so far, as text. */
      readonly text: string;
      readonly values: Record<string, string>;
    },
  ) => void;
  /** Takes a request over. */
  readonly instead?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: a YAML document of any form, read only here in a test
type Node = any;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export async function startRightServer(options: ServerOptions = {}): Promise<RightServer> {
  const file = options.spec ?? fileURLToPath(import.meta.resolve("@emchat/spec/openapi.yaml"));
  const root: Node = parse(readFileSync(file, "utf8"));
  const found = new Map<string, Node>();
  const at = (node: Node): Node => {
    const reference: unknown = node?.$ref;
    if (typeof reference !== "string") return node;
    if (!found.has(reference)) found.set(reference, at(pointer(root, reference)));
    return found.get(reference);
  };
  const ajv = new Ajv2020({ strict: false, validateSchema: false });
  ajvFormats.default(ajv);
  ajv.addSchema(root, "x:/");
  const compiled = new Map<Node, ValidateFunction>();
  const valid = (schema: Node, value: unknown): boolean => {
    let check = compiled.get(schema);
    if (check === undefined) {
      check = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"x:/#/')));
      compiled.set(schema, check);
    }
    return check(value) as boolean;
  };
  const routes = Object.entries<Node>(root.paths).map(([template, item]) => ({ parts: template.split("/"), item }));
  const operationErrors = Object.values<Node>(root.components?.responses ?? {});
  let count = 0;

  const texts = new Map<Node, Map<string, string>>();
  /** A copy of what an operation answers under a name, which is looked for once. */
  const copyOf = (operation: Node, name: string, find: () => unknown): Node => {
    const ofOperation = texts.get(operation) ?? new Map<string, string>();
    texts.set(operation, ofOperation);
    const text = ofOperation.get(name) ?? JSON.stringify(find());
    ofOperation.set(name, text);
    return JSON.parse(text);
  };

  const errorBody = (operation: Node, status: number, id?: string): unknown =>
    stamp(copyOf(operation, `${status} ${id}`, () => findError(operation, status, id)));
  const findError = (operation: Node, status: number, id?: string): unknown => {
    const declared = at(operation?.responses?.[status]);
    const pool = [declared, ...operationErrors]
      .filter(Boolean)
      .flatMap((reply: Node) => Object.entries<Node>(reply.content?.["application/json"]?.examples ?? {}));
    const named =
      pool.find(([name]) => name === id) ??
      pool.find(
        ([, example]) =>
          declared && Object.values<Node>(declared.content?.["application/json"]?.examples ?? {}).includes(example),
      );
    const fallback = pool.find(
      ([, example]) => example.value?.error !== undefined || example.value?.code !== undefined,
    );
    return (named ?? fallback)?.[1].value ?? {};
  };
  const stamp = (body: Node): Node => {
    if (body && typeof body === "object" && "timestamp" in body) body.timestamp = Date.now();
    if (body && typeof body === "object" && "duration" in body) body.duration = 0;
    return body;
  };

  const server: Server = createServer((request, response) => {
    count += 1;
    if (options.instead?.(request, response) === true) return;
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const seen = {
        operation: undefined as string | undefined,
        request,
        body: undefined as unknown,
        text: "",
        values: {} as Record<string, string>,
      };
      const draft = answer(request, Buffer.concat(chunks), seen);
      options.spoil?.(draft, seen);
      const send = () => {
        const text = typeof draft.body === "string" ? draft.body : JSON.stringify(draft.body);
        response.writeHead(draft.status, { "Content-Type": "application/json", ...draft.headers });
        response.end(request.method === "HEAD" ? undefined : text);
      };
      if (options.delayMs === undefined) send();
      else setTimeout(send, options.delayMs);
    });
  });

  function answer(
    request: IncomingMessage,
    raw: Buffer,
    seen: { operation: string | undefined; body: unknown; text: string; values: Record<string, string> },
  ): Draft {
    const parts = (request.url ?? "/").split("?")[0]?.split("/") ?? [];
    const route = routes.find(
      (one) =>
        one.parts.length === parts.length &&
        one.parts.every((part, index) => part.startsWith("{") || part === parts[index]),
    );
    const refuse = (operation: Node, status: number, id?: string, headers: Record<string, string> = {}): Draft => ({
      status,
      headers,
      body: errorBody(operation, status, id),
    });
    if (route === undefined) return refuse(undefined, 404, "service_resource_not_found");
    const methods = ["get", "put", "post", "delete", "patch"].filter((name) => route.item[name]);
    const method = request.method === "HEAD" && route.item.get ? "get" : (request.method ?? "").toLowerCase();
    const operation = route.item[method];
    if (operation === undefined || !methods.includes(method))
      return refuse(route.item[methods[0] ?? "get"], 405, undefined, { Allow: methods.join(", ").toUpperCase() });
    seen.operation = operation.operationId;

    if ((operation.security ?? root.security ?? []).length > 0) {
      const header = request.headers.authorization;
      const challenge = { "WWW-Authenticate": 'Bearer realm="test"' };
      if (header === undefined || header === "") return refuse(operation, 401, "unauthorized", challenge);
      const token = /^bearer +(\S+)$/i.exec(header)?.[1];
      if (token === undefined) return refuse(operation, 401, "unauthorized", challenge);
      if (options.forgiving !== true && token !== (options.token ?? "good-token-0001"))
        return refuse(operation, 401, "auth_bad_access_token", challenge);
    }
    const parameters: Node[] = [...(route.item.parameters ?? []), ...(operation.parameters ?? [])].map(at);
    for (const [index, part] of route.parts.entries()) {
      if (!part.startsWith("{")) continue;
      const name = part.slice(1, -1);
      let text: string;
      try {
        text = decodeURIComponent(parts[index] ?? "");
      } catch {
        return refuse(operation, 400, "illegal_argument");
      }
      const schema = parameters.find((one) => one.in === "path" && one.name === name)?.schema;
      if (!validText(schema, text)) return refuse(operation, 400, "illegal_argument");
      seen.values[name] = text;
    }
    const query = new URLSearchParams((request.url ?? "").split("?")[1] ?? "");
    for (const parameter of parameters.filter((one) => one.in === "query")) {
      const text = query.get(parameter.name);
      if (text === null ? parameter.required : !validText(parameter.schema, text))
        return refuse(operation, 400, "illegal_argument");
    }
    const body = at(operation.requestBody);
    if (body !== undefined) {
      const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
      if (options.forgiving !== true && type !== "application/json" && operation.responses[415])
        return refuse(operation, 415, "web_application");
      if (body["x-max-body-bytes"] !== undefined && raw.byteLength > body["x-max-body-bytes"])
        return refuse(operation, 413, "too_large");
      try {
        seen.text = raw.toString("utf8");
        seen.body = JSON.parse(utf8.decode(raw));
      } catch {
        return refuse(operation, operation.responses[400] ? 400 : 422, "json_parse");
      }
      if (!valid(body.content["application/json"].schema, seen.body))
        return refuse(operation, operation.responses[400] ? 400 : 422, "illegal_argument");
    }
    const last = Object.values(seen.values).at(-1);
    if (options.known !== undefined && last !== undefined && !options.known.includes(last.toLowerCase()))
      return refuse(operation, 404, "service_resource_not_found");
    const success = Object.keys(operation.responses).find((status) => status.startsWith("2")) ?? "200";
    const example = copyOf(operation, "success", () => {
      const content = at(operation.responses[success]).content?.["application/json"];
      return at(Object.values<Node>(content?.examples ?? {})[0])?.value ?? content?.example ?? {};
    });
    stamp(example);
    for (const relation of [...(root["x-contract"] ?? []), ...(operation["x-contract"] ?? [])]) {
      const parameter = relation.equals?.path;
      if (parameter !== undefined) put(example, relation.reply, seen.values[parameter]);
    }
    return { status: Number(success), headers: {}, body: example };
  }
  const validText = (schema: Node, text: string): boolean =>
    valid(schema, text) || (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && valid(schema, Number(text)));

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pointer(root: Node, reference: string): Node {
  return reference
    .slice(2)
    .split("/")
    .reduce((node: Node, step) => node?.[step.replaceAll("~1", "/").replaceAll("~0", "~")], root);
}

function put(body: Node, reply: string, value: unknown): void {
  const steps = reply.slice(1).split("/");
  const name = steps.pop() ?? "";
  const owner = steps.reduce((node: Node, step) => node?.[step], body);
  if (owner && typeof owner === "object" && name in owner) owner[name] = value;
}
