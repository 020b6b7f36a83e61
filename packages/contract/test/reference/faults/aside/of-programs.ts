import type { Call, RoutedCall } from "../../parts.ts";
import { illegal, refusal, rightParts } from "../../right-parts.ts";
import { isObject } from "../../shapes.ts";
import {
  beforeBodyCheck,
  type Fault,
  internal,
  isSend,
  isStatusCall,
  isSuccess,
  messageOf,
  onAnswer,
  onResult,
  refusesTexts,
  seesNames,
  targetOf,
  textsOf,
} from "../fault.ts";

const extOf = ({ json }: Pick<Call, "json">): Record<string, unknown> =>
  isObject(json) && isObject(json["ext"]) ? json["ext"] : {};

/** Kept apart: what languages, libraries and stores do to data by themselves. */
export const asideOfPrograms: readonly Fault[] = [
  {
    id: "turkish-letters",
    kind: "unicode",
    about: "names are put into small letters as in Turkish, so that a capital I is another letter",
    parts: () => seesNames((name) => name.replaceAll("I", "\u0131")),
  },
  {
    id: "ext-with-a-type",
    kind: "ext",
    about: "an ext with a key called type is read as a message and refused",
    parts: () => beforeBodyCheck((json) => ("type" in extOf({ json }) ? illegal("ext: unknown type") : undefined)),
  },
  {
    id: "ext-with-a-reference",
    kind: "ext",
    about: "an ext with a key $ref ends in 500",
    parts: () =>
      beforeBodyCheck((json) =>
        Object.keys(extOf({ json })).some((key) => key.startsWith("$")) ? internal : undefined,
      ),
  },
  {
    id: "empty-ext-is-refused",
    kind: "ext",
    about: "an ext without keys is refused",
    parts: () =>
      beforeBodyCheck((json) =>
        isObject(json) && isObject(json["ext"]) && Object.keys(json["ext"]).length === 0
          ? illegal("ext is empty")
          : undefined,
      ),
  },
  {
    id: "null-in-ext-is-refused",
    kind: "ext",
    about: "a null inside ext is refused",
    parts: () =>
      beforeBodyCheck((json) => (Object.values(extOf({ json })).includes(null) ? illegal("null") : undefined)),
  },
  {
    id: "ext-of-many-keys-is-refused",
    kind: "ext",
    about: "an ext with more than twenty keys is refused",
    parts: () =>
      beforeBodyCheck((json) => (Object.keys(extOf({ json })).length > 20 ? illegal("too many keys") : undefined)),
  },
  {
    id: "text-with-a-placeholder",
    kind: "filters",
    about: "a text with a percent sign and a letter ends in 500, as it is taken for a format",
    parts: () => refusesTexts(/%[sdn]/, internal),
  },
  {
    id: "text-with-braces",
    kind: "filters",
    about: "a text with two braces in a row, as of a template, ends in 500",
    parts: () => refusesTexts(/\{\{/, internal),
  },
  {
    id: "text-with-a-dollar",
    kind: "filters",
    about: "a text with a dollar and a brace, as of a shell, is forbidden",
    parts: () => refusesTexts(/\$\{/),
  },
  {
    id: "text-in-two-scripts",
    kind: "unicode",
    about: "a text that has Latin and Cyrillic letters is refused",
    parts: () =>
      beforeBodyCheck((json) =>
        textsOf(json).some((text) => /\p{Script=Latin}/u.test(text) && /\p{Script=Cyrillic}/u.test(text))
          ? illegal("mixed scripts")
          : undefined,
      ),
  },
  {
    id: "text-of-blanks",
    kind: "unicode",
    about: "a text of blanks alone counts as missing",
    parts: () => refusesTexts(/^\s+$/u, illegal("the text is empty")),
  },
  {
    id: "sender-is-the-target",
    kind: "interaction",
    about: "a message whose sender is its target is refused",
    parts: () =>
      beforeBodyCheck((json, call) =>
        isObject(json) && json["from"] === targetOf(call) ? illegal("nobody sends to oneself") : undefined,
      ),
  },
  {
    id: "both-thumb-and-no-secret",
    kind: "interaction",
    about: "a picture with thumb and without thumb_secret is refused",
    parts: () =>
      beforeBodyCheck((json) => {
        const message = messageOf(json);
        return "thumb" in message && !("thumb_secret" in message) ? illegal("thumb_secret is missing") : undefined;
      }),
  },
  {
    id: "zero-latitude-is-missing",
    kind: "validation",
    about: "a place at the latitude 0 counts as without one",
    parts: () => beforeBodyCheck((json) => (messageOf(json)["lat"] === 0 ? illegal("lat is missing") : undefined)),
  },
  {
    id: "south-is-refused",
    kind: "validation",
    about: "a place south of the equator and west of Greenwich is refused",
    parts: () =>
      beforeBodyCheck((json) => {
        const { lat, lng } = messageOf(json);
        return Number(lat) < 0 && Number(lng) < 0 ? illegal("no such place") : undefined;
      }),
  },
  {
    id: "body-of-two-packets",
    kind: "connections",
    about: "only the first 16 KB of a body are read",
    parts: () => ({
      decodeText: (bytes) => rightParts.decodeText(bytes.subarray(0, 16_384)),
    }),
  },
  {
    id: "chunked-bodies-are-not-read",
    kind: "connections",
    about: "a body in chunks, without Content-Length, counts as none",
    parts: () => ({
      checkSize: (call: RoutedCall) =>
        call.headers["transfer-encoding"] === undefined
          ? rightParts.checkSize(call)
          : refusal(411, "web_application", "say how long it is"),
    }),
  },
  {
    id: "timestamp-with-a-fraction",
    kind: "body-schema",
    about: "every tenth timestamp has a fraction",
    parts: () => {
      let calls = 0;
      return onAnswer(isSuccess, (answer) => {
        calls += 1;
        return calls % 10 === 0 ? { ...answer, json: { ...answer.json, timestamp: Date.now() + 0.5 } } : undefined;
      });
    },
  },
  {
    id: "duration-is-negative",
    kind: "clocks",
    about: "the duration of errors is negative",
    parts: () =>
      onAnswer(
        ({ status }) => status === 404,
        (answer) => ({ ...answer, json: { ...answer.json, duration: -1 } }),
      ),
  },
  {
    id: "long-names-are-cut-in-organization",
    kind: "relations",
    mode: "forgiving",
    about: "organization is cut after 32 characters",
    parts: () =>
      onAnswer(isSuccess, (answer) => ({
        ...answer,
        json: { ...answer.json, organization: String(answer.json["organization"]).slice(0, 32) },
      })),
  },
  {
    id: "presence-beside-the-content",
    kind: "body-schema",
    about: "result stands beside result_content, which is empty, for whoever is online",
    parts: () =>
      onAnswer(
        isStatusCall,
        onResult((result) => {
          const content = result["result_content"];
          if (isObject(content) && content["result"] === "online")
            Object.assign(result, { result: "online", result_content: {} });
        }),
      ),
  },
  {
    id: "same-message-fails",
    kind: "state",
    about: "the second message with one and the same text to a target is answered with result_code 409",
    parts: () => {
      const seen = new Set<string>();
      return onAnswer(isSend, (answer, call) => {
        const key = JSON.stringify([targetOf(call), call.json]);
        if (!seen.has(key)) {
          seen.add(key);
          return undefined;
        }
        return { ...answer, json: { ...answer.json, data: [{ result_code: 409, result_content: { result: "no" } }] } };
      });
    },
  },
];
