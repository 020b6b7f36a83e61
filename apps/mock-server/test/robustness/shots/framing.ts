import type { SeededRandom } from "../seeded-random.ts";
import { rawShot, type Shot } from "../shot.ts";
import { AUTHORIZED, JSON_TYPE, MESSAGE, SEND, STATUS } from "./places.ts";

const BODY = MESSAGE.toString("latin1");
const HEAD = `POST ${SEND} HTTP/1.1\r\nhost: a1.easemob.com\r\n${AUTHORIZED}\r\n${JSON_TYPE}\r\n`;
const GET = `GET ${STATUS} HTTP/1.1\r\nhost: a1.easemob.com\r\n${AUTHORIZED}\r\n`;
const LENGTH = `content-length: ${BODY.length}\r\n`;
const CHUNKED = "transfer-encoding: chunked\r\n";
const CHUNKS = `${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`;

/** Requests whose two readings differ: what one server takes for a body is another's next request. */
const SMUGGLING = [
  `${HEAD}${LENGTH}${CHUNKED}\r\n${CHUNKS}`,
  `${HEAD}${CHUNKED}content-length: 4\r\n\r\n${CHUNKS}`,
  `${HEAD}content-length: 6\r\n${CHUNKED}\r\n0\r\n\r\nG`,
  `${HEAD}${LENGTH}content-length: ${BODY.length + 1}\r\n\r\n${BODY}`,
  `${HEAD}${LENGTH}${LENGTH}\r\n${BODY}`,
  `${HEAD}content-length: ${BODY.length}, ${BODY.length}\r\n\r\n${BODY}`,
  `${HEAD}content-length: +${BODY.length}\r\n\r\n${BODY}`,
  `${HEAD}content-length: -1\r\n\r\n${BODY}`,
  `${HEAD}content-length: 0x10\r\n\r\n${BODY}`,
  `${HEAD}content-length: ${"9".repeat(40)}\r\n\r\n${BODY}`,
  `${HEAD}content-length:\r\n\r\n${BODY}`,
  `${HEAD}transfer-encoding: chunked, identity\r\n\r\n${CHUNKS}`,
  `${HEAD}transfer-encoding: identity, chunked\r\n\r\n${CHUNKS}`,
  `${HEAD}transfer-encoding: xchunked\r\n\r\n${CHUNKS}`,
  `${HEAD}transfer-encoding : chunked\r\n\r\n${CHUNKS}`,
  `${HEAD}transfer-encoding:\x0bchunked\r\n\r\n${CHUNKS}`,
  `${HEAD}${CHUNKED}${CHUNKED}\r\n${CHUNKS}`,
  `${HEAD} folded: x\r\n${LENGTH}\r\n${BODY}`,
  `${HEAD}x: a\r\n b\r\n${LENGTH}\r\n${BODY}`,
  `${HEAD}${LENGTH}\n\n${BODY}`,
  `${HEAD}${LENGTH}\r\n${BODY}\r\n\r\n\r\n`,
] as const;

const CHUNK_ODDITIES = [
  `${HEAD}${CHUNKED}\r\nzz\r\n${BODY}\r\n0\r\n\r\n`,
  `${HEAD}${CHUNKED}\r\n-1\r\n${BODY}\r\n0\r\n\r\n`,
  `${HEAD}${CHUNKED}\r\nffffffffffffffffff\r\n${BODY}`,
  `${HEAD}${CHUNKED}\r\n${BODY.length.toString(16)};ext=1\r\n${BODY}\r\n0\r\n\r\n`,
  `${HEAD}${CHUNKED}\r\n${BODY.length.toString(16)};${"e".repeat(20_000)}\r\n${BODY}\r\n0\r\n\r\n`,
  `${HEAD}${CHUNKED}\r\n0000000${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`,
  `${HEAD}${CHUNKED}\r\n${BODY.length.toString(16)}\n${BODY}\n0\n\n`,
  `${HEAD}${CHUNKED}\r\n2\r\n${BODY}\r\n0\r\n\r\n`,
  `${HEAD}${CHUNKED}\r\n${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\nx-trailer: 1\r\nauthorization: Bearer z\r\n\r\n`,
  `${HEAD}${CHUNKED}\r\n${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n${"t: 1\r\n".repeat(5_000)}\r\n`,
  `${HEAD}${CHUNKED}\r\n0\r\n\r\n`,
] as const;

const NO_REQUEST = [
  "\r\n\r\n\r\n\r\n",
  "GET\r\n\r\n",
  "GET /\r\n\r\n",
  "GET / HTTP/9.9\r\nhost: x\r\n\r\n",
  "GET / HTTP/1.1 x\r\nhost: x\r\n\r\n",
  `${"X".repeat(3_000)} / HTTP/1.1\r\nhost: x\r\n\r\n`,
  "get / HTTP/1.1\r\nhost: x\r\n\r\n",
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
  "\x00\x01\x02\x03\x04\r\n\r\n",
  '{"msg":1}\r\n\r\n',
  `GET /${"a".repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
  `${GET}x: ${"a".repeat(20_000)}\r\n\r\n`,
  `${GET}x: a\0b\r\n\r\n`,
  `${GET}x y: 1\r\n\r\n`,
  `${GET}: 1\r\n\r\n`,
  `${GET}no colon\r\n\r\n`,
  `${GET.replaceAll("\r\n", "\n")}\n`,
  `${GET.replaceAll("\r\n", "\r")}\r\r`,
] as const;

const OTHER_FORMS = [
  `GET ${STATUS} HTTP/1.0\r\n${AUTHORIZED}\r\n\r\n`,
  `GET ${STATUS} HTTP/1.0\r\n${AUTHORIZED}\r\nconnection: keep-alive\r\n\r\n`,
  `POST ${SEND} HTTP/1.0\r\n${AUTHORIZED}\r\n${JSON_TYPE}\r\n${LENGTH}\r\n${BODY}`,
  `GET ${STATUS} HTTP/1.1\r\n${AUTHORIZED}\r\n\r\n`,
  `GET ${STATUS} HTTP/1.1\r\nhost: a\r\nhost: b\r\n${AUTHORIZED}\r\n\r\n`,
  `GET ${STATUS} HTTP/1.1\r\nhost: ${"h".repeat(5_000)}\r\n${AUTHORIZED}\r\n\r\n`,
  `${GET}connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: eA==\r\n\r\n`,
  `${GET}connection: upgrade, http2-settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABk\r\n\r\n`,
  `${GET}connection: x, y, close\r\n\r\n`,
  "CONNECT example.com:443 HTTP/1.1\r\nhost: example.com\r\n\r\n",
  `CONNECT ${STATUS} HTTP/1.1\r\nhost: x\r\n\r\n`,
  `OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n`,
  `${HEAD}${LENGTH}expect: 100-continue\r\n\r\n${BODY}`,
  `${HEAD}${LENGTH}expect: nonsense\r\n\r\n${BODY}`,
  `${HEAD}content-length: 99999999999\r\nexpect: 100-continue\r\n\r\n`,
  `${HEAD}content-length: 99999999999\r\n\r\n{`,
] as const;

/** Bytes that break the framing of HTTP, or bend it. */
export function framingShot(random: SeededRandom): Shot {
  const group = random.pick<readonly [string, readonly string[]]>([
    ["framing: smuggling", SMUGGLING],
    ["framing: chunks", CHUNK_ODDITIES],
    ["framing: no request", NO_REQUEST],
    ["framing: other forms", OTHER_FORMS],
  ]);
  const bytes = random.pick<string>(group[1]);
  // Bytes that a server may rightly go on waiting after: its limit for unfinished requests is the one that counts.
  return rawShot(group[0], bytes, {
    patience: "stall",
    method: bytes.split(" ")[0] ?? "",
    verdict: group[0] === "framing: no request" ? "settled" : "service",
  });
}

/** A request that never ends, or takes its time, or whose sender goes away. */
export function slowShot(random: SeededRandom): Shot {
  const whole = Buffer.from(`${HEAD}${LENGTH}connection: close\r\n\r\n${BODY}`, "latin1");
  const cut = random.int(1, whole.length - 1);
  switch (random.int(0, 5)) {
    case 0:
      return rawShot("slow: half a request", whole.subarray(0, cut), { patience: "stall" });
    case 1:
      return rawShot("slow: half-closed after half", whole.subarray(0, cut), {
        end: "half-close",
        verdict: "settled",
        patience: "stall",
      });
    case 2:
      return rawShot("slow: half-closed after all", whole, { end: "half-close" });
    case 3:
      return rawShot("slow: gone after half", whole.subarray(0, cut), { end: "abandon", verdict: "settled" });
    case 4:
      return rawShot(
        "slow: gone without reading",
        Buffer.concat(Array.from({ length: 50 }, () => Buffer.from(`${GET}\r\n`))),
        { end: "abandon", verdict: "settled" },
      );
    default: {
      const pieces = Array.from({ length: 12 }, (_, at) => {
        const size = Math.ceil(whole.length / 12);
        return { bytes: whole.subarray(at * size, (at + 1) * size), pause: 25 };
      });
      return { ...rawShot("slow: in pieces", whole), pieces };
    }
  }
}
