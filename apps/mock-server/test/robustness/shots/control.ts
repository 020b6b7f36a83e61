import type { SeededRandom } from "../seeded-random.ts";
import { plainShot, type Shot } from "../shot.ts";

const API = "/__mock/api/v1";
const IDS = [
  "latest",
  "r-1",
  "r-999999999",
  "0",
  "-1",
  "9".repeat(400),
  "a".repeat(4_000),
  "%",
  "%00",
  "__proto__",
  "constructor",
  "..",
  "%2e%2e%2f",
] as const;
const QUERIES = [
  "to:alice",
  "status:4xx",
  '"',
  "-",
  "op:",
  "nope:1",
  "from:a from:b",
  "(",
  "a ".repeat(800),
  "after:10m",
  "after:x",
  "larger:1e9",
  "%",
  "\\",
  "violation:yes -fault:yes",
] as const;
const NUMBERS = ["0", "1", "50", "-1", "1e9", "999999999999999999999", "1000", "NaN", "x", "", "1.5", "0x10"] as const;
const BODIES: readonly [string, ...string[]] = [
  "",
  "{",
  "null",
  "[]",
  "{}",
  "1",
  '"x"',
  '{"status":"online"}',
  '{"status":1}',
  '{"effect":{"kind":"error","status":503}}',
  '{"effect":{"kind":"latency","min":1e99}}',
  '{"effect":"reset"}',
  '{"tokens":[{"token":"a"}]}',
  '{"tokens":[1]}',
  '{"members":["a","b"]}',
  '{"query":"to:x","count":1}',
  '{"query":"\\"","atLeast":-1}',
  `{"a":${"[".repeat(5_000)}`,
  `"${"x".repeat(60_000)}"`,
  `{"members":${JSON.stringify(Array.from({ length: 2_000 }, (_, at) => `u${at}`))}}`,
  '{"__proto__":{"x":1}}',
];
/** Faults, tokens and resets go into sessions that no service path of the corpus uses. */
const SESSIONS = ["chaos-1", "chaos-2", "chaos-3"] as const;
/** Of what messages go into, everything can be read. */
const FULL = ["full-1", "full-2", "full-3"] as const;

/** Abuse of the control API: wrong verbs, ids, queries, bodies, hosts and origins. */
export function controlShot(random: SeededRandom): Shot {
  const id = random.pick(IDS);
  const path = random.pick([
    "/__mock",
    "/__mock/",
    "/__mock/livez",
    "/__mock/readyz",
    "/__mock/metrics",
    "/__mock/nope",
    "/__mock/%",
    "/__mock/../x",
    `/__mock/${id}`,
    `${API}/info`,
    `${API}/query-tokens`,
    `${API}/sessions`,
    `${API}/reset?scope=${random.pick(["journal", "state", "x", ""])}`,
    `${API}/messages?query=${encodeURIComponent(random.pick(QUERIES))}&limit=${random.pick(NUMBERS)}&start=${random.pick(NUMBERS)}`,
    `${API}/messages/${id}`,
    `${API}/requests?query=${encodeURIComponent(random.pick(QUERIES))}&limit=${random.pick(NUMBERS)}`,
    `${API}/requests/${id}`,
    `${API}/sends?query=${encodeURIComponent(random.pick(QUERIES))}&limit=${random.pick(NUMBERS)}&until=${random.pick(NUMBERS)}`,
    `${API}/apps/${id}/${id}/users`,
    `${API}/apps/easemob-demo/chatdemoui/users/${id}`,
    `${API}/apps/easemob-demo/chatdemoui/groups/${id}`,
    `${API}/apps/easemob-demo/chatdemoui/users/u${random.int(0, 50_000)}`,
    `${API}/apps/o${random.int(0, 30_000)}/a/groups/${random.int(0, 99)}`,
    `${API}/tokens`,
    `${API}/faults`,
    `${API}/faults/${id}`,
    `${API}/verify`,
    `${API}/coverage`,
    `${API}/undo/${id}`,
    `${API}/wait?timeout=${random.pick(["0", "1", "20", "-1", "x", "1e99"])}&query=${encodeURIComponent(random.pick(QUERIES))}`,
  ]);
  const method = random.pick(["GET", "GET", "GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS"]);
  const headers = [
    random.chance(0.9) ? "x-corpus: 1" : `x-forwarded-host: ${random.pick(["evil", "127.0.0.1"])}`,
    `x-mock-session: ${method === "GET" && random.chance(0.3) ? random.pick(FULL) : random.pick(SESSIONS)}`,
    ...(random.chance(0.1)
      ? [`origin: ${random.pick(["http://evil.example", "null", "http://a1.easemob.com", "\xff"])}`]
      : []),
    ...(random.chance(0.7)
      ? ["content-type: application/json"]
      : [`content-type: ${random.pick(["text/plain", "garbage", ""])}`]),
  ];
  const body =
    method === "GET" || method === "HEAD" || method === "OPTIONS" ? undefined : Buffer.from(random.pick(BODIES));
  const shot = plainShot("control API", method, path, headers, body, "control");
  // Most of them name the loopback, as the API asks; the others must be refused, not break anything.
  if (random.chance(0.15)) return shot;
  const [piece] = shot.pieces;
  const bytes = Buffer.from(
    (piece?.bytes ?? Buffer.alloc(0)).toString("latin1").replace("host: a1.easemob.com", "host: 127.0.0.1"),
    "latin1",
  );
  return { ...shot, pieces: [{ bytes, pause: 0 }] };
}
