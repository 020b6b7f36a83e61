import type { SeededRandom } from "../seeded-random.ts";
import { plainShot, type Shot } from "../shot.ts";
import { AUTHORIZED, JSON_TYPE, MESSAGE, rightPlace, STATUS, TENANT } from "./places.ts";

const ESCAPES = [
  "%",
  "%%",
  "%2",
  "%zz",
  "%E5%25",
  "%c0%80",
  "%ff",
  "%ed%a0%80",
  "%00",
  "%0d%0a",
  "%2f",
  "%2F..%2f",
  "%2e%2e",
  "%F0%9F%98%80",
  "%25",
  "%2525",
  "%u4f60",
  "%E4%BD",
  "\xff\xfe",
  "{}",
  "{username}",
  "%7Busername%7D",
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "'\"`",
  "<b>",
] as const;
const METHODS = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "PROPFIND",
  "QUERY",
  "PURGE",
  "MKCALENDAR",
] as const;

/** Paths, escapes, queries and methods. */
export function pathShot(random: SeededRandom): Shot {
  const { method, target } = rightPlace(random);
  const headers = [AUTHORIZED, ...(method === "POST" ? [JSON_TYPE] : [])];
  const body = method === "POST" ? MESSAGE : undefined;
  switch (random.int(0, 8)) {
    case 0: {
      const segments = target.split("/");
      segments[random.int(1, segments.length - 1)] = random.pick(ESCAPES);
      return plainShot("path: escape", method, segments.join("/"), headers, body);
    }
    case 1: {
      const at = random.int(1, target.length);
      return plainShot(
        "path: escape inside",
        method,
        target.slice(0, at) + random.pick(ESCAPES) + target.slice(at),
        headers,
        body,
      );
    }
    case 2: {
      const odd = random.pick(["//", "/./", "/../", "/../../../../etc/passwd/", "/;/", "/*/", "/%2e/", "/\\/"]);
      const at = random.pick([target.indexOf("/", 1), target.lastIndexOf("/")] as const);
      return plainShot("path: odd slashes", method, target.slice(0, at) + odd + target.slice(at + 1), headers, body);
    }
    case 3:
      return plainShot(
        "path: huge name",
        method,
        target.replace(/zw123|easemob-demo/, random.pick(["a", "%41", "."]).repeat(random.int(65, 4_000))),
        headers,
        body,
      );
    case 4:
      return plainShot("path: many segments", "GET", `/${"a/".repeat(random.int(6, 3_000))}`, headers);
    case 5:
      return plainShot(
        "path: none of ours",
        "GET",
        random.pick([
          "/",
          "*",
          "//",
          "/?",
          "/#",
          "/favicon.ico",
          "/__mockx",
          "/__mock%2f",
          `${TENANT}/users`,
          `${TENANT}/token`,
          "/\x80",
        ]),
        headers,
      );
    case 6: {
      const name = random.pick([
        "x",
        "__code",
        "__example",
        "__dynamic",
        "__seed",
        "__proto__",
        "constructor",
        "access_token",
        "%",
        "%ff",
        "a[b]",
        "",
      ]);
      const value = random.pick([
        "1",
        "404",
        "online",
        "true",
        "%",
        "%ff",
        "=&",
        "a".repeat(2_000),
        "-1",
        "1e400",
        "%00",
      ]);
      return plainShot(
        "query: odd",
        method,
        `${target}?${`${name}=${value}&`.repeat(random.pick([1, 1, 1, 2, 99, 101]))}`.slice(0, 8_000),
        headers,
        body,
      );
    }
    case 7:
      return plainShot("method: other", random.pick(METHODS), random.chance(0.7) ? target : STATUS, headers);
    default:
      return plainShot(
        "target: absolute",
        method,
        random.pick(["http://a1.easemob.com", "https://x", "HTTP://[::1]:80", "http://", "ftp://x:99999", "http://%"]) +
          target,
        headers,
        body,
      );
  }
}
