import type { RawRequest } from "@emchat/emulator";
import { operationTable } from "@emchat/schema";
import { examples } from "@emchat/schema/examples";
import { createSeededRandom, type SeededRandom } from "../robustness/seeded-random.ts";

const NAMES = [
  "zw123",
  "ZW123",
  "a",
  "x.y-z_0",
  "..a",
  "a".repeat(64),
  "a".repeat(65),
  "-",
  "_",
  "1402541206787",
] as const;
const BAD_NAMES = [
  "a%20b",
  "%E4%BD%A0",
  "a%2Fb",
  "a@b",
  "...",
  "a,b",
  "%40",
  "a%25b",
  "%",
  "%zz",
  "%E5%25",
  "%ff",
  "a%00b",
] as const;
const TENANTS = ["easemob-demo", "a", "0", "A-b-9"] as const;
const BAD_TENANTS = ["-a", "a_b", "a.b", "a%20b", "a".repeat(65), "%", "%C3"] as const;
const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"] as const;
const AUTHORIZATIONS = [
  "Bearer x",
  "Bearer YWMtSozP9jHNEeSQegV9EKeAQAAAAUlmBR2bTGr-GP2xNh8GhUCdKViBFDSEF2E",
  "bearer x",
  "BEARER x",
  "Bearer",
  "Bearer ",
  "Basic eDp5",
  "x",
  "Bearer\tx",
  "Bearerx",
  "Bearer  x",
] as const;
const CONTENT_TYPES = [
  "application/json",
  "application/json; charset=utf-8",
  "Application/JSON",
  "application/x-www-form-urlencoded",
  "text/plain",
  "application/xml",
  "application/vnd.api+json",
  "garbage",
  "multipart/form-data; boundary=x",
] as const;
const ACCEPTS = [
  "application/json",
  "*/*",
  "application/*",
  "text/html",
  "text/html, application/json",
  "application/json;q=0.5",
  "garbage",
  "",
  "application/problem+json",
] as const;
const VALUES: readonly [unknown, ...unknown[]] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e21,
  "",
  "x",
  "x".repeat(1_025),
  "http://a/b",
  [],
  {},
  { type: "txt", msg: "y" },
  { a: { b: [1] } },
];
const TEXTS = [
  "null",
  "true",
  "false",
  "0",
  '""',
  "[]",
  "{}",
  "{",
  "",
  '{"msg":',
  "nul",
  '{"msg":{"type":"txt","msg":"x"}} x',
  '{"msg":{"type":"txt","msg":"x"},"msg":{}}',
  "\ufeff{}",
] as const;

const bodies: readonly object[] = Object.values(examples.sendMessageToUser.requestBody).map(
  ({ value }: { value: object }) => value,
);
const codes = [...new Set(Object.values(operationTable).flatMap(({ responses }) => Object.keys(responses)))];
const named = [
  ...new Set(
    Object.values(operationTable).flatMap(({ responses }) =>
      Object.values(responses).flatMap((response: { readonly examples: readonly string[] }) => response.examples),
    ),
  ),
];

/** Requests around the contract: most of each is right, and one part of it or another is not. The same seed gives the same. */
export function* generatedRequests(seed: number): Generator<RawRequest, never> {
  const random = createSeededRandom(seed);
  for (;;) yield generatedRequest(random);
}

function generatedRequest(random: SeededRandom): RawRequest {
  const from = <T>(list: readonly T[]): T | undefined => list[random.int(0, list.length - 1)];
  const tenant = (): string => (random.chance(0.94) ? random.pick(TENANTS) : random.pick(BAD_TENANTS));
  const name = random.chance(0.85) ? random.pick(NAMES) : random.pick(BAD_NAMES);
  const shape = random.pick(["users/*/status", "users/*/messages", "groups/*/messages"]);
  const method = random.chance(0.9) ? (shape.endsWith("status") ? "GET" : "POST") : random.pick(METHODS);
  let path = `/${tenant()}/${tenant()}/${shape.replace("*", name)}`;
  if (random.chance(0.04))
    path = random.pick([
      `${path}/`,
      path.replace("/users", "//users"),
      `${path}/x`,
      path.slice(1),
      path.toUpperCase(),
      path.replace(/\/[^/]*$/, ""),
      "/",
      path.replace("users", "./users"),
      path.replace("/status", "/x/../status"),
    ]);

  const headers: Record<string, string> = {};
  if (random.chance(0.95))
    headers["authorization"] = random.chance(0.85)
      ? random.pick(["Bearer x", "Bearer y"])
      : random.pick(AUTHORIZATIONS);
  if (random.chance(0.15)) headers["accept"] = random.pick(ACCEPTS);
  const wish = random.chance(0.3)
    ? [
        ...(random.chance(0.7)
          ? [["code", random.chance(0.9) ? (from(codes) ?? "200") : random.pick(["418", "20", "abc", "default"])]]
          : []),
        ...(random.chance(0.5) ? [["example", random.chance(0.9) ? (from(named) ?? "") : "nope"]] : []),
      ]
    : [];
  const inQuery = random.chance(0.3);
  if (wish.length > 0 && !inQuery)
    headers["prefer"] = wish.map(([key, value]) => `${key}=${value}`).join(random.pick([", ", ",", "; "]));
  const query = [
    ...(inQuery ? wish.map(([key, value]) => `__${key}=${value}`) : []),
    ...(random.chance(0.05) ? [random.pick(["x=1", "a=b&a=c", "limit=%", "="])] : []),
  ].join("&");

  const target = path + (query === "" ? "" : `?${query}`);
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return { method, target, headers };
  if (random.chance(0.95))
    headers["content-type"] = random.chance(0.85) ? "application/json" : random.pick(CONTENT_TYPES);
  const body = Buffer.from(bodyText(random));
  headers["content-length"] = String(body.length);
  return { method, target, headers, body };
}

function bodyText(random: SeededRandom): string {
  if (random.chance(0.1)) return random.pick(TEXTS);
  const body = structuredClone(bodies[random.int(0, bodies.length - 1)] ?? {}) as Record<string, unknown>;
  if (random.chance(0.5)) return JSON.stringify(body);
  const inner =
    random.chance(0.7) && typeof body["msg"] === "object" && body["msg"] !== null
      ? (body["msg"] as Record<string, unknown>)
      : body;
  const keys = Object.keys(inner);
  const key = keys[random.int(0, keys.length - 1)] ?? "x";
  switch (random.int(0, 3)) {
    case 0:
      delete inner[key];
      break;
    case 1:
      inner[key] = random.pick(VALUES);
      break;
    case 2:
      inner[random.pick(["from", "ext", "mgs", "type", "extra", "constructor", "filename", "length"])] =
        random.pick(VALUES);
      break;
    default:
      if (random.chance(0.02)) body["ext"] = { long: "y".repeat(51_200) };
      else body["ext"] = { deep: nested(random.pick([3, 96, 97, 98, 99, 200])) };
  }
  return JSON.stringify(body);
}

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}
