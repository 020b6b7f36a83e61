import { createEmulator, MAX_JSON_DEPTH } from "@emchat/emulator";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { body, post, ROOT, raw, refusal } from "./calls.ts";

const PATH = "/users/zw123/messages";
const VALID = '{"msg":{"type":"text","msg":"hello singlechat"}}';
const FORM = "application/x-www-form-urlencoded";
const emulator = createEmulator();
const strict = createEmulator({
  config: {
    strict: true,
    apps: [{ org: "easemob-demo", app: "chatdemoui", users: ["zw123"] }],
    tokens: [{ token: "YWMt-a-token-for-tests" }],
  },
});
const describeRefusal = (sent: string | Uint8Array, headers = {}): [number, unknown, unknown] => {
  const reply = post(emulator, PATH, sent, headers);
  return [...refusal(reply), body(reply)["error_description"]];
};
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("a body that is not JSON", () => {
  test.each([
    ['{"msg":{', "unexpected end of input at line 1, column 9"],
    [" ", "unexpected end of input at line 1, column 2"],
    ["x", "unexpected character x, expected a value at line 1, column 1"],
    ["{\n  'msg': 1\n}", "unexpected character ', expected a property name in double quotes or } at line 2, column 3"],
    ['{"a":1,}', "unexpected character }, expected a property name in double quotes at line 1, column 8"],
    ["[1,]", "unexpected character ], expected a value at line 1, column 4"],
    ['{"a" 1}', "unexpected character 1, expected a colon at line 1, column 6"],
    ['{"a":1 "b":2}', 'unexpected character ", expected a comma or } at line 1, column 8'],
    ["[1 2]", "unexpected character 2, expected a comma or ] at line 1, column 4"],
    ["{} {}", "unexpected character {, expected the end of input at line 1, column 4"],
    ["01", "unexpected character 1, expected the end of input at line 1, column 2"],
    ["-", "unexpected character -, expected a value at line 1, column 1"],
    ["NaN", "unexpected character N, expected a value at line 1, column 1"],
    ['"\\x"', "bad escape in a string at line 1, column 3"],
    ['"\\u12g4"', "bad escape in a string at line 1, column 6"],
    ['"\\u12', "unexpected end of input at line 1, column 6"],
    ['"a\nb"', "unexpected character U+000A in a string, write it as an escape at line 1, column 3"],
    ['"\u001f"', "unexpected character U+001F in a string, write it as an escape at line 1, column 2"],
    ["[\u00a01]", "unexpected character U+00A0, expected a value at line 1, column 2"],
    ["[1,\r\n2,\r\n!]", "unexpected character !, expected a value at line 3, column 1"],
  ])("is refused with the place and the reason: %j", (text, why) => {
    expect(describeRefusal(text)).toEqual([400, "json_parse", `body is not valid JSON: ${why}`]);
  });

  test("is found out for every text that the engine's own parser refuses, and for no other", () => {
    const broken = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom("", "x", "{", "]", ",", '"', "\\", "\n", "0", "\u0001"),
      )
      .map(([text, at, inserted]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + inserted + text.slice(cut + (at % 3));
      });
    fc.assert(
      fc.property(fc.oneof(broken, fc.json(), fc.string()), (text) => {
        fc.pre(text !== "" && text.charCodeAt(0) !== 0xfeff);
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        const [status, error, description] = describeRefusal(text);
        expect(error === "json_parse").toBe(!parses);
        expect(status === 400 || status === 200).toBe(true);
        if (!parses) expect(description).toMatch(/ at line [0-9]+, column [0-9]+$/);
      }),
      { seed: 20_140_708, numRuns: 3_000 },
    );
  });

  test.each([
    ["a lone continuation byte", [0x80]],
    ["an overlong slash", [0x22, 0xc0, 0xaf, 0x22]],
    ["half a surrogate pair", [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ["a cut character", [0x22, 0xe4, 0xbd]],
    ["UTF-16", [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])("because it is not UTF-8 is refused: %s", (_, bytes) => {
    expect(describeRefusal(Uint8Array.from(bytes))).toEqual([
      400,
      "json_parse",
      "body is not valid JSON: it is not UTF-8",
    ]);
  });
});

describe("a body with a byte order mark", () => {
  test("is read and reported, and in strict mode refused", () => {
    const reply = post(emulator, PATH, `\uFEFF${VALID}`);

    expect([reply.status, reply.headers["x-mock-forgiven"]]).toEqual([200, "body: byte order mark"]);
    expect(refusal(post(strict, PATH, `\uFEFF${VALID}`))).toEqual([400, "json_parse"]);
  });
});

describe("a nested body", () => {
  const nested = (depth: number): string =>
    `{"msg":{"type":"txt","msg":"[[["},"ext":{"a":${"[".repeat(depth - 2)}${"]".repeat(depth - 2)}}}`;

  test(`is read to ${MAX_JSON_DEPTH} levels and refused beyond`, () => {
    expect(post(emulator, PATH, nested(MAX_JSON_DEPTH)).status).toBe(200);
    expect(describeRefusal(nested(MAX_JSON_DEPTH + 1))).toEqual([
      400,
      "json_parse",
      `body is not valid JSON: nested deeper than ${MAX_JSON_DEPTH} levels at line 1, column ${44 + MAX_JSON_DEPTH}`,
    ]);
  });

  test.each([
    ["arrays", "["],
    ["objects", '{"a":'],
    ["both", '[{"":'],
  ])("of 10,000 %s without an end is refused at the limit", (_, open) => {
    expect(describeRefusal(open.repeat(10_000))[2]).toContain(`nested deeper than ${MAX_JSON_DEPTH} levels at line 1`);
  });

  test("is not called deep for brackets in texts, escaped quotes among them", () => {
    const text = `\\"${"[{".repeat(500)}\\\\`;
    expect(post(emulator, PATH, `{"msg":{"type":"txt","msg":"${text}"}}`).status).toBe(200);
  });
});

describe("a body that breaks its schema", () => {
  test("is refused with the JSON path and what was expected", () => {
    const [status, error, description] = describeRefusal('{"msg":{"type":"loc","addr":"x","lat":"39.9","lng":1}}');

    expect([status, error]).toEqual([400, "illegal_argument"]);
    expect(description).toMatch(/^body \/msg\/lat must be a number/);
  });

  test("is told of at most three faults at a time, and how many more there are", () => {
    const description = String(describeRefusal('{"a":1,"b":2,"c":3,"d":4,"e":5}')[2]);

    expect(description.split("; ")).toHaveLength(4);
    expect(description).toMatch(/; and 3 more$/);
  });

  test.each(["null", "[]", "1", '"text"', "true", "{}"])("such as %s is an illegal argument", (text) => {
    expect(describeRefusal(text).slice(0, 2)).toEqual([400, "illegal_argument"]);
  });

  test("is missing when it is empty, whatever its type is announced as", () => {
    for (const headers of [{}, { "content-type": undefined }, { "content-type": "image/png" }]) {
      const reply = emulator.exchange(raw("POST", ROOT + PATH, headers));
      expect([...refusal(reply), body(reply)["error_description"]]).toEqual([
        400,
        "illegal_argument",
        "body is missing: send JSON",
      ]);
    }
  });
});

describe("keys", () => {
  test("called __proto__ or constructor are keys like any other: refused beside msg, kept in ext", () => {
    expect(describeRefusal('{"msg":{"type":"txt","msg":"x"},"__proto__":{"from":"evil"}}')[0]).toBe(400);
    expect(
      post(emulator, PATH, '{"msg":{"type":"txt","msg":"x"},"ext":{"__proto__":{"evil":1},"constructor":2}}').status,
    ).toBe(200);
    expect(JSON.stringify(emulator.messages.latest()?.ext)).toBe('{"__proto__":{"evil":1},"constructor":2}');
    expect(({} as Record<string, unknown>)["evil"]).toBeUndefined();
  });

  test("that an object has twice count with their last value", () => {
    post(emulator, PATH, '{"msg":{"type":"txt","msg":"first","msg":"last"}}');

    expect(emulator.messages.latest()?.message).toEqual({ type: "txt", msg: "last" });
  });
});

describe("the content type", () => {
  test.each(["application/json", "application/json; charset=utf-8", "Application/JSON", " application/json ;v=1"])(
    "%j is JSON",
    (type) => {
      const reply = post(strict, PATH, VALID, { "content-type": type });
      expect([reply.status, reply.headers["x-mock-forgiven"]]).toEqual([200, undefined]);
    },
  );

  test.each([
    [FORM, `content-type: ${FORM}`],
    [`${FORM}; charset=UTF-8`, `content-type: ${FORM}`],
    [undefined, "content-type: missing"],
    ["", "content-type: missing"],
  ])("%j, as curl sends it, is put up with and said so, and in strict mode refused", (type, forgiven) => {
    const reply = post(emulator, PATH, VALID, { "content-type": type });

    expect([reply.status, reply.headers["x-mock-forgiven"]]).toEqual([200, forgiven]);
    expect(refusal(post(strict, PATH, VALID, { "content-type": type }))).toEqual([415, "web_application"]);
  });

  test.each(["text/plain;charset=UTF-8", "application/xml", "application/vnd.api+json", "nonsense", "a/b\u0000c"])(
    "%j is refused, and named where it is a media type",
    (type) => {
      const [status, error, description] = describeRefusal(VALID, { "content-type": type });

      expect([status, error]).toEqual([415, "web_application"]);
      expect(description).toMatch(/^Content-Type must be application\/json, got [\x20-\x7e]+$/);
    },
  );

  test("of a real form stays refused, because its body is no JSON", () => {
    expect(describeRefusal("msg=hello", { "content-type": FORM })).toEqual([
      415,
      "web_application",
      `Content-Type must be application/json, got ${FORM}`,
    ]);
  });

  test("is looked at after the size and before the JSON", () => {
    const type = { "content-type": "text/plain" };
    expect(describeRefusal(`"${"x".repeat(60_000)}"`, type)[0]).toBe(413);
    expect(describeRefusal("{", type)[0]).toBe(415);
  });
});

describe("a bad name and a bad body at once", () => {
  const both = (sent: string, type: string): [number, unknown] =>
    refusal(post(emulator, "/users/%20/messages", sent, { "content-type": type }));

  test("are answered for size and media type first, then for the name", () => {
    expect(both(VALID, "text/plain")).toEqual([415, "web_application"]);
    expect(both(`"${"x".repeat(60_000)}"`, "application/json")).toEqual([413, "Request Entity Too Large"]);
    expect(both("{", "application/json")).toEqual([400, "illegal_argument"]);
  });

  test("are told of together where the error is the same, and only then", () => {
    const told = (sent: string): unknown => body(post(emulator, "/users/%20/messages", sent))["error_description"];

    expect(told("{")).toMatch(/^path parameter username (?!.*JSON)/);
    expect(told("{}")).toMatch(/^path parameter username .*; body must have the property msg/);
  });
});

test("a compressed body is refused: whoever reads the socket has to unpack it", () => {
  expect(describeRefusal(VALID, { "content-encoding": "gzip" }).slice(0, 2)).toEqual([415, "web_application"]);
  expect(post(emulator, PATH, VALID, { "content-encoding": "identity" }).status).toBe(200);
});

describe("the size limit", () => {
  const ofSize = (bytes: number): Uint8Array => {
    const rest = '{"msg":{"type":"txt","msg":"x"},"ext":{"a":""}}';
    return bytesOf(rest.replace('""', `"${"好".repeat(1)}${"x".repeat(bytes - rest.length - 3)}"`));
  };

  test("is the contract's 51,200 bytes, counted in bytes and not in characters", () => {
    expect(ofSize(51_200).byteLength).toBe(51_200);
    expect(post(emulator, PATH, ofSize(51_200)).status).toBe(200);
    expect(describeRefusal(ofSize(51_201))).toEqual([
      413,
      "Request Entity Too Large",
      "the body has more than 51200 bytes",
    ]);
  });

  test("can be set", () => {
    const small = createEmulator({ config: { limits: { bodyBytes: 100 } } });

    expect([small.maxBodyBytes, emulator.maxBodyBytes]).toEqual([100, 51_200]);
    expect([post(small, PATH, ofSize(100)).status, post(small, PATH, ofSize(101)).status]).toEqual([200, 413]);
  });

  test("does not concern a status call, whose body nobody reads", () => {
    const reply = emulator.exchange(raw("GET", `${ROOT}/users/a/status`, { "content-type": "x" }, "x".repeat(60_000)));
    expect(reply.status).toBe(200);
  });
});
