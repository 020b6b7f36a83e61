import { describe, expect, it } from "vitest";
import { MAX_PHRASE_CHARACTERS, MAX_VIOLATIONS, validateRequestBody } from "../src/validators.ts";

const url = "https://a1.easemob.com/easemob-demo/chatdemoui/chatfiles/55f12940-64af-11e4-8a5b-ff2336f03252";

/** What each message type must have, and nothing more. */
const smallest = {
  text: { type: "text", msg: "你好" },
  txt: { type: "txt", msg: "你好" },
  img: { type: "img", url },
  audio: { type: "audio", url },
  loc: { type: "loc", addr: "西城区西便门桥", lat: 39.9, lng: 116.4 },
  video: { type: "video", url },
  file: { type: "file", url },
  cmd: { type: "cmd", action: "refresh" },
  custom: { type: "custom" },
};

const schemaOf: Readonly<Record<keyof typeof smallest, string>> = {
  text: "TextMessage",
  txt: "TextMessage",
  img: "ImageMessage",
  audio: "AudioMessage",
  loc: "LocationMessage",
  video: "VideoMessage",
  file: "FileMessage",
  cmd: "CommandMessage",
  custom: "CustomMessage",
};

function messages(body: unknown): readonly string[] {
  return validateRequestBody("sendMessageToUser", body).map((violation) => violation.message);
}

describe.each(Object.entries(smallest))("a message of type %s", (type, message) => {
  const required = Object.keys(message).filter((key) => key !== "type");

  it("is valid with what it must have", () => {
    expect(messages({ msg: message })).toEqual([]);
    expect(validateRequestBody("sendMessageToGroup", { msg: message })).toEqual([]);
  });

  it.each(required)("is told that %s is missing, and of no other message type", (key) => {
    const { [key]: _, ...rest } = message as Record<string, unknown>;
    const violations = validateRequestBody("sendMessageToUser", { msg: rest });
    expect(violations).toMatchObject([
      { in: "body", pointer: "/msg", keyword: "required", expected: `the property ${key}` },
    ]);
    expect(violations[0]?.schemaPath).toBe(`#/components/schemas/${schemaOf[type as keyof typeof smallest]}/required`);
  });

  it.each(required)("is told of a %s of the wrong type", (key) => {
    const violations = validateRequestBody("sendMessageToUser", { msg: { ...message, [key]: false } });
    expect(violations).toMatchObject([{ pointer: `/msg/${key}`, keyword: "type", got: "false" }]);
  });

  it("is told of a key that it does not have", () => {
    expect(messages({ msg: { ...message, colour: "red" } })).toEqual([
      expect.stringMatching(/^body \/msg must have no property colour, got an object/),
    ]);
  });
});

describe("the list of violations", () => {
  it("names a mistyped key and the one that was meant", () => {
    expect(messages({ mgs: smallest.text })).toEqual([
      "body must have the property msg, got an object with the key mgs",
      "body must have no property mgs (did you mean msg?), got an object with the key mgs",
    ]);
  });

  it("says which types exist when the type is unknown, and which was meant", () => {
    expect(messages({ msg: { type: "image", url } })).toEqual([
      'body /msg/type must be one of text, txt, img, audio, loc, video, file, cmd, custom, got "image"',
    ]);
    expect(validateRequestBody("sendMessageToUser", { msg: { type: "txet", msg: "x" } })).toMatchObject([
      { pointer: "/msg/type", keyword: "discriminator", expected: expect.stringContaining("(did you mean text?)") },
    ]);
  });

  it("says which types exist when there is no type", () => {
    expect(messages({ msg: { msg: "你好" } })).toEqual([
      "body /msg/type must be one of text, txt, img, audio, loc, video, file, cmd, custom, got nothing",
    ]);
  });

  it("speaks of the message as a whole where it is no object", () => {
    expect(messages({ msg: "你好" })).toEqual(['body /msg must be an object, got "你好"']);
    expect(messages(undefined)).toEqual(["body must be an object, got nothing"]);
    expect(messages(null)).toEqual(["body must be an object, got null"]);
  });

  it("counts characters, not UTF-16 code units", () => {
    expect(messages({ msg: { type: "text", msg: "😀".repeat(40_960) } })).toEqual([]);
    expect(messages({ msg: { type: "text", msg: "😀".repeat(40_961) } })).toEqual([
      expect.stringMatching(
        /^body \/msg\/msg must be a string of at most 40960 characters, got "😀+…", 81922 characters long$/u,
      ),
    ]);
  });

  it("tells every mistake at once", () => {
    const violations = validateRequestBody("sendMessageToUser", {
      msg: { type: "img", url: "ftp://example.org/1.jpg", size: { width: 1.5 }, file_length: -1 },
      from: "..",
      ext: null,
    });
    expect(violations.map(({ pointer, keyword }) => `${pointer} ${keyword}`).sort()).toEqual([
      "/ext type",
      "/from pattern",
      "/msg/file_length minimum",
      "/msg/size required",
      "/msg/size/width type",
      "/msg/url pattern",
    ]);
  });

  it("is no longer than its bound, and neither are its phrases", () => {
    const key = "k".repeat(10_000);
    const customExts = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${key}${index}`, index]));
    const violations = validateRequestBody("sendMessageToUser", { msg: { type: "custom", customExts } });
    expect(violations).toHaveLength(MAX_VIOLATIONS);
    for (const { pointer, expected, got, message } of violations) {
      for (const phrase of [pointer, expected, got]) expect(phrase.length).toBeLessThanOrEqual(MAX_PHRASE_CHARACTERS);
      expect(message.length).toBeLessThanOrEqual(4 * MAX_PHRASE_CHARACTERS);
    }
  });

  it("shows the length of a secret, never the secret", () => {
    const secret = "VfEpSmSvEeS7yU8dwa9r".repeat(20);
    const [violation] = validateRequestBody("sendMessageToUser", { msg: { type: "img", url, secret } });
    expect(violation).toMatchObject({ pointer: "/msg/secret", got: "a string of 400 characters" });
    expect(JSON.stringify(violation)).not.toContain("VfEp");
  });

  it("writes control characters out, so that a log line stays one line", () => {
    const [violation] = validateRequestBody("sendMessageToUser", {
      msg: smallest.text,
      from: "a\r\nb\u2028c\u202ed\u001b[31m",
    });
    expect(violation?.got).toBe('"a\\r\\nb\\u2028c\\u202ed\\u001b[31m"');
  });

  it("escapes slashes and tildes in pointers", () => {
    const [violation] = validateRequestBody("sendMessageToUser", {
      msg: { type: "custom", customExts: { "a/b~c": 1 } },
    });
    expect(violation).toMatchObject({ pointer: "/msg/customExts/a~1b~0c", got: "1" });
  });
});

describe("an operation", () => {
  it("without a body has no body to break", () => {
    expect(validateRequestBody("getUserStatus", undefined)).toEqual([]);
  });

  it("that the contract does not have is refused by name", () => {
    expect(() => validateRequestBody("sendMessage" as never, {})).toThrow(
      'no operation "sendMessage" in the contract; it has getUserStatus, sendMessageToUser, sendMessageToGroup',
    );
  });
});
