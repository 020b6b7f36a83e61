import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import type { SeededRandom } from "../seeded-random.ts";
import { plainShot, type Shot } from "../shot.ts";
import { AUTHORIZED, GROUP, JSON_TYPE, MESSAGE, SEND } from "./places.ts";

const DEEP = 100_000;
/** A kilobyte becomes a megabyte where it is unpacked, and ten kilobytes ten megabytes. */
const BOMBS: readonly [Buffer, ...Buffer[]] = [
  gzipSync(Buffer.alloc(10_000_000)),
  gzipSync(gzipSync(Buffer.alloc(20_000_000))),
];
const DEEP_BODIES: readonly [Buffer, ...Buffer[]] = [
  Buffer.from("[".repeat(DEEP)),
  Buffer.from("[".repeat(DEEP) + "]".repeat(DEEP)),
  Buffer.from('{"msg":'.repeat(DEEP)),
  Buffer.from("[".repeat(25_000) + "]".repeat(25_000)),
  Buffer.from('{"a":'.repeat(8_000)),
  Buffer.from(`{"msg":{"type":"txt","msg":"x"},"ext":${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}}`),
];
const BROKEN_JSON = [
  "",
  " ",
  "{",
  "}",
  "null",
  "true",
  "0",
  '""',
  "[]",
  "{}",
  "nul",
  "NaN",
  "Infinity",
  "-",
  "01",
  "1e999",
  '{"msg":}',
  '{"msg":{},}',
  "{'msg':1}",
  '{"msg":{"type":"txt","msg":"x"}}}',
  '{"msg":{"type":"txt","msg":"x"}} x',
  '{"msg" {}}',
  '{"msg":{"type":"txt","msg":"\\u12"}}',
  '{"msg":{"type":"txt","msg":"\\x"}}',
  '{"msg":{"type":"txt","msg":"\u0001"}}',
  "\ufeff{}",
  "<xml/>",
  "msg=hello&type=txt",
  "// {}",
  '{"a":1}'.repeat(3),
  '"'.repeat(99),
  "[1,2,,3]",
  "\u0000",
] as const;
const INVALID_UTF8 = [
  [0xff, 0xfe],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0xe4, 0xbd],
  [0x80],
  [0xc3, 0x28],
] as const;
const VALUES: readonly [unknown, ...unknown[]] = [
  null,
  true,
  0,
  -1,
  1e308,
  "",
  "x",
  "\ud800",
  "\u0000",
  [],
  [[]],
  {},
  { type: "txt" },
  { type: "nope" },
  { type: "txt", msg: 1 },
  { type: "txt", msg: "" },
  { type: ["txt"], msg: "x" },
  { type: "txt", msg: "x".repeat(40_961) },
  { type: "loc", addr: "x", lat: "1", lng: 1 },
  { type: "loc", addr: "x", lat: 91, lng: 0 },
  { type: "img", url: "javascript:x" },
  { type: "custom", customExts: { a: 1 } },
  { type: "cmd", action: "", extra: 1 },
  { type: "txt", msg: "x", toString: 1 },
];

/** Bodies: JSON and what is none, deep, large, packed, of the wrong bytes and of the wrong shape. */
export function bodyShot(random: SeededRandom): Shot {
  const target = random.pick([SEND, GROUP]);
  const post = (kind: string, body: Buffer, ...more: string[]): Shot =>
    plainShot(kind, "POST", target, [AUTHORIZED, JSON_TYPE, ...more], body);
  const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
  const roll = random.next();
  if (roll < 0.3) return post("body: no JSON", Buffer.from(random.pick(BROKEN_JSON)));
  if (roll < 0.45) {
    const at = random.int(0, MESSAGE.length);
    return post(
      "body: cut or patched",
      Buffer.concat([
        MESSAGE.subarray(0, at),
        Buffer.from([random.int(0, 255)]),
        MESSAGE.subarray(at + random.int(0, 2)),
      ]),
    );
  }
  if (roll < 0.55) {
    const at = random.int(0, MESSAGE.length);
    return post(
      "body: invalid UTF-8",
      Buffer.concat([MESSAGE.subarray(0, at), Buffer.from(random.pick(INVALID_UTF8)), MESSAGE.subarray(at)]),
    );
  }
  if (roll < 0.8) {
    const key = random.pick(["msg", "mgs", "__proto__", "constructor", "from", "ext", ""]);
    const whole = random.chance(0.5)
      ? { [key]: random.pick(VALUES) }
      : { msg: { type: "txt", msg: "x" }, [key]: random.pick(VALUES) };
    return post("body: wrong shape", json(whole));
  }
  if (roll < 0.86) {
    const deep = random.chance(0.15) ? random.pick(DEEP_BODIES) : Buffer.from("[".repeat(random.int(90, 3_000)));
    return post("body: deep", deep);
  }
  if (roll < 0.89)
    return post(
      "body: at its limit",
      json({ msg: { type: "txt", msg: "x" }, ext: { a: "y".repeat(51_200 - 51 + random.int(-2, 2)) } }),
    );
  if (roll < 0.893)
    return post("body: megabytes", Buffer.alloc(random.int(1_000_000, 3_000_000), random.pick(["{", "\0", "a"])));
  if (roll < 0.93) {
    const pack = random.pick([gzipSync, deflateSync, brotliCompressSync]);
    const coding = random.pick([
      "gzip",
      "deflate",
      "br",
      "zstd",
      "identity",
      "gzip, gzip",
      "nope",
      "",
      "x".repeat(3_000),
    ]);
    return post("body: content coding", pack(MESSAGE), `content-encoding: ${coding}`);
  }
  if (roll < 0.95) return post("body: gzip bomb", random.pick(BOMBS), "content-encoding: gzip");
  if (roll < 0.96)
    return post(
      "body: many keys",
      json(Object.fromEntries(Array.from({ length: random.int(10, 4_000) }, (_, at) => [`k${at}`, at]))),
    );
  if (roll < 0.98)
    return plainShot(
      "body: on GET",
      random.pick(["GET", "DELETE", "HEAD"]),
      target.replace(/messages$/, "status"),
      [AUTHORIZED, `content-length: ${MESSAGE.length}`],
      MESSAGE,
    );
  const chunk = MESSAGE.toString("latin1");
  const size = random.int(1, 9);
  const chunks = (chunk.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [])
    .map((part) => `${part.length.toString(16)}\r\n${part}\r\n`)
    .join("");
  return post("body: small chunks", Buffer.from(`${chunks}0\r\n\r\n`, "latin1"), "transfer-encoding: chunked");
}
