import { illegal, refusal, rightParts } from "../../right-parts.ts";
import { answersTarget, type Fault, forbidden, internal, seesNames, seesPath } from "../fault.ts";

/** Kept apart: what happens to paths, methods and names in front of a right handler. */
export const asideOfPaths: readonly Fault[] = [
  {
    id: "dot-at-the-end-of-a-name",
    kind: "paths",
    about: "a dot at the end of a name in the path is dropped",
    parts: () => seesNames((name) => name.replace(/(?<=[^.])\.$/, "")),
  },
  {
    id: "words-in-the-singular",
    kind: "paths",
    about: "the words of the path may stand in the singular",
    parts: () => seesPath((target) => target.replace(/\/(user|group)\//, "/$1s/").replace(/\/message$/, "/messages")),
  },
  {
    id: "anything-after-the-path",
    kind: "paths",
    about: "a path may go on after its end",
    parts: () => seesPath((target) => target.replace(/(\/(?:status|messages))\/[^?]*/, "$1")),
  },
  {
    id: "path-under-a-version",
    kind: "paths",
    about: "a path may begin with a slash too many",
    parts: () => seesPath((target) => target.replace(/^\/+/, "/")),
  },
  {
    id: "escaped-words-are-unknown",
    kind: "paths",
    about: "a name with an escaped hyphen or underscore is not found",
    mode: "forgiving",
    parts: () => ({
      findRoute: (call) =>
        /%(2d|5f|2e)/i.test(call.target)
          ? refusal(404, "service_resource_not_found", "no such path")
          : rightParts.findRoute(call),
    }),
  },
  {
    id: "accents-are-dropped",
    kind: "paths",
    about: "accents on letters of a name in the path are dropped",
    parts: () => seesNames((name) => name.normalize("NFD").replaceAll(/[\u0300-\u036f]/g, "")),
  },
  {
    id: "delete-is-done",
    kind: "methods",
    about: "DELETE is answered 200",
    parts: () => ({
      findRoute: (call) => rightParts.findRoute(call.method === "DELETE" ? { ...call, method: "GET" } : call),
    }),
  },
  {
    id: "get-reads-messages",
    kind: "methods",
    about: "GET of messages is answered as if something had been sent",
    parts: () => ({
      findRoute: (call) =>
        call.method === "GET" && call.target.includes("/messages")
          ? rightParts.findRoute({
              ...call,
              target: call.target.replace(/\/(users|groups)\/[^/]*\/messages/, "/users/zw123/status"),
            })
          : rightParts.findRoute(call),
    }),
  },
  {
    id: "self-is-the-caller",
    kind: "reserved-names",
    about: "the user self is there although nobody is called so",
    parts: () => answersTarget(/^self$/i, undefined),
  },
  {
    id: "devices-of-old-systems",
    kind: "reserved-names",
    about: "a user called nul, con or aux ends in 500",
    parts: () => answersTarget(/^(con|nul|aux|prn)$/i, internal),
  },
  {
    id: "names-that-look-like-ids",
    kind: "reserved-names",
    about: "a user whose name is a number is refused",
    parts: () => answersTarget(/^\d{1,12}$/, illegal("an id is no name")),
  },
  {
    id: "root-is-reserved",
    kind: "reserved-names",
    about: "nobody may ask for the user root or system",
    parts: () => answersTarget(/^(root|system)$/i, forbidden),
  },
  {
    id: "uuid-is-an-id",
    kind: "reserved-names",
    about: "a name with the form of a UUID ends in 500",
    parts: () => answersTarget(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, internal),
  },
  {
    id: "true-is-no-name",
    kind: "reserved-names",
    about: "the names true, false and NaN are refused",
    parts: () => answersTarget(/^(true|false|nan)$/i, illegal("no name")),
  },
  {
    id: "session-id-after-the-path",
    kind: "paths",
    about: "a session's id after a semicolon at the end of the path is dropped",
    parts: () => seesPath((target) => target.replace(/;[^/?]*(?=\?|$)/, "")),
  },
  {
    id: "space-after-the-path",
    kind: "paths",
    about: "an escaped space or dot at the end of the path is dropped",
    parts: () => seesPath((target) => target.replace(/(%20|\.)+(?=\?|$)/, "")),
  },
  {
    id: "small-escapes-are-broken",
    kind: "paths",
    about: "an escape with a small letter is refused",
    parts: () => ({
      decode: (encoded) => (/%(?:[a-f].|.[a-f])/.test(encoded) ? undefined : rightParts.decode(encoded)),
    }),
  },
  {
    id: "escapes-of-old-browsers",
    kind: "paths",
    about: "an escape like %u0061 is read",
    parts: () => ({
      decode: (encoded) =>
        rightParts.decode(
          encoded.replaceAll(/%u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
        ),
    }),
  },
  {
    id: "all-are-meant",
    kind: "reserved-names",
    about: "the target all is there although nobody is called so",
    parts: () => answersTarget(/^(all|everyone)$/i, undefined),
  },
  {
    id: "two-dots-are-forbidden",
    kind: "reserved-names",
    about: "a name with two dots in a row is forbidden",
    parts: () => answersTarget(/\.\./, forbidden),
  },
  {
    id: "underscore-is-internal",
    kind: "reserved-names",
    about: "a name that begins with an underscore is forbidden",
    parts: () => answersTarget(/^_/, forbidden),
  },
  {
    id: "programs-in-names-are-forbidden",
    kind: "reserved-names",
    about: "a name that ends like a file of a web server is forbidden",
    parts: () => answersTarget(/\.(php|asp|jsp|env|git)$/i, forbidden),
  },
  {
    id: "point-zero-after-groups",
    kind: "reserved-names",
    about: "a group is found under its id with .0 behind it",
    parts: () => ({
      checkTarget: (call) => {
        const group = call.names["group_name"];
        const names = group === undefined ? call.names : { group_name: group.replace(/\.0+$/, "") };
        return rightParts.checkTarget({ ...call, names });
      },
    }),
  },
];
