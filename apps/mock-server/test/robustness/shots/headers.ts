import type { SeededRandom } from "../seeded-random.ts";
import { plainShot, type Shot } from "../shot.ts";
import { AUTHORIZED, JSON_TYPE, MESSAGE, rightPlace } from "./places.ts";

const AUTHORIZATIONS = [
  "Bearer",
  "Bearer ",
  "bearer x",
  "BEARER x",
  "Basic eDp5",
  "Bearer  x",
  "Bearer\tx",
  "Bearer \xff\xfe",
  'Digest username="x"',
  "Bearer x, Bearer y",
  "",
  "x",
  "Bearer null",
  "Bearer %00",
  `Bearer ${"t".repeat(8_000)}`,
] as const;
const MEDIA = [
  "garbage",
  "*/*",
  "*",
  "application/json;q=2",
  'application/json; charset="',
  "text/html",
  ";",
  "a/b/c",
  "\xff",
  "application/*",
  "text/plain;q=0.1,*/*;q=0",
  ",,,",
] as const;
const CONTENT_TYPES = [
  "garbage",
  "",
  "application/json; charset=utf-16",
  "application/json;;;",
  "APPLICATION/JSON",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/plain",
  "application/vnd.api+json",
  "application/json, text/html",
  "/",
  "a/b/c",
  "\xff/\xfe",
  "application/json\t",
  "image/png",
] as const;
const PREFERENCES = [
  "code=200",
  "code=404",
  "code=429",
  "code=500",
  "code=abc",
  "code=",
  "code=99999999999999999999",
  "code=418",
  "example=online",
  "example=offline",
  "example=nope",
  "example=__proto__",
  "example=constructor",
  "code=401, example=expired_token",
  "code=404, example=ok",
  "dynamic=false",
  "seed=1",
  "delay=0",
  "delay=20",
  "delay=-1",
  "delay=1e9",
  "delay=NaN",
  "delay=99999",
  "wait=10",
  "respond-async",
  "",
  ",,,",
  ";;;",
  "=",
  "code=200;code=404",
  'code="404"',
  "fault",
  "fault=",
  "fault=nope",
  "fault=latency:9999999",
  "fault=503:\xff",
] as const;
const FAULTS = [
  "fault=503",
  "fault=400",
  "fault=401",
  "fault=403",
  "fault=404",
  "fault=413",
  "fault=415",
  "fault=429",
  "fault=500",
  "fault=reset",
  "fault=empty",
  "fault=truncate",
  "fault=truncate:0",
  "fault=malformed",
  "fault=content-type",
  "fault=content-type:x",
  "fault=drip:64/1",
  "fault=result:404",
  "fault=rate:0/s",
  "fault=latency:5",
  "fault=latency:1-9",
  "fault=503:X Y",
] as const;

/** Header values, many headers and large ones, preferences and faults. */
export function headerShot(random: SeededRandom): Shot {
  const { method, target } = rightPlace(random);
  const body = method === "POST" ? MESSAGE : undefined;
  const usual = [AUTHORIZED, ...(method === "POST" ? [JSON_TYPE] : [])];
  const withHeader = (kind: string, ...lines: string[]): Shot =>
    plainShot(kind, method, target, [...usual, ...lines], body);
  switch (random.int(0, 11)) {
    case 0:
      return plainShot(
        "header: authorization",
        method,
        target,
        [JSON_TYPE, `authorization: ${random.pick(AUTHORIZATIONS)}`],
        body,
      );
    case 1:
      return plainShot("header: no authorization", method, target, [JSON_TYPE], body);
    case 2:
      return withHeader("header: accept", `accept: ${random.pick(MEDIA)}`);
    case 3:
      return plainShot(
        "header: content type",
        "POST",
        target.replace(/status$/, "messages"),
        [AUTHORIZED, `content-type: ${random.pick(CONTENT_TYPES)}`],
        MESSAGE,
      );
    case 4:
      return withHeader("header: prefer", `prefer: ${random.pick(PREFERENCES)}`);
    case 5:
      return {
        ...withHeader("header: prefer fault", `prefer: ${random.pick(FAULTS)}`),
        plain: false,
        verdict: "faulted",
      };
    case 6:
      return withHeader(
        "header: 10,000 bytes",
        `x-long: ${random.pick(["a", "\xff", " a", "=;"]).repeat(10_000).slice(0, 10_000)}`,
      );
    case 7:
      return withHeader("header: many", ...Array.from({ length: random.int(50, 400) }, (_, at) => `x-${at}: ${at}`));
    case 8:
      return withHeader(
        "header: twice",
        ...random.pick([
          ["prefer: code=200", "prefer: code=404"],
          ["accept: a", "accept: b"],
          ["x-request-id: 1", "x-request-id: 2"],
          ["origin: http://a", "origin: http://b"],
        ] as const),
      );
    case 9:
      return withHeader(
        "header: request id",
        `x-request-id: ${random.pick(["a", "a b", "\xff", "a".repeat(5_000), "../..", "<b>", "%0d%0a"])}`,
      );
    case 10:
      return withHeader(
        "header: origin",
        `origin: ${random.pick(["null", "http://evil.example", "*", "\xff", "a b", "http://x".repeat(900)])}`,
        `access-control-request-headers: ${random.pick(["x", "\x80", "a,".repeat(4_000)])}`,
      );
    default:
      return withHeader(
        "header: odd names",
        random.pick([
          "__proto__: 1",
          "constructor: x",
          "x_y: 1",
          "!#$%&'*+-.^_`|~: 1",
          "cookie: a=b; c",
          "te: trailers",
          "via: 1.1 x",
          "forwarded: for=x",
          "x-http-method-override: DELETE",
          "if-none-match: *",
          "range: bytes=0-0",
        ]),
      );
  }
}
