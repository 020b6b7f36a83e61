import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSecretHeader, isSecretName, scrubSecretShapes } from "../src/secrets.ts";

const token = "YWMtxc6K0L1aEeKf9LWFzT9xEAAAT7MNR";
const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzb21lYm9keSJ9.c2lnbmF0dXJlLXNpZ25hdHVyZQ";
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const percent = (text: string): string =>
  [...text].map((one) => `%${one.charCodeAt(0).toString(16).padStart(2, "0")}`).join("");
const scrub = (text: string): string => scrubSecretShapes(text, { hidden: "***" });

describe("values whose names say that they are secret", () => {
  it.each([
    ["/token?client_id=a&client_secret=b-c.d&x=1", "/token?client_id=a&client_secret=***&x=1"],
    ["?access_token=abc", "?access_token=***"],
    ["?ACCESS-TOKEN=abc#f", "?ACCESS-TOKEN=***#f"],
    ["?%61ccess_token=abc&b=2", "?%61ccess_token=***&b=2"],
    ["?access%5Ftoken%3Dabc%26b%3D2", "?access%5Ftoken%3D***%26b%3D2"],
    ["grant_type=password&username=u&password=hunter2", "grant_type=password&username=u&password=***"],
    ["a[password]=x", "a[password]=***"],
    ['{"password":"hunter2","user":"u"}', '{"password":"***","user":"u"}'],
    ['{ "client_secret" : "a\\"b" , "n": 1 }', '{ "client_secret" : "***" , "n": 1 }'],
    ['{"\\u0070assword":"hunter2"}', '{"\\u0070assword":"***"}'],
    ['{\\"password\\":\\"hunter2\\"}', '{\\"password\\":\\"***\\"}'],
    ["{&quot;password&quot;:&quot;hunter2&quot;}", "{&quot;password&quot;:&quot;***&quot;}"],
    ['{"apiKey":12345}', '{"apiKey":"***"}'],
    ["Authorization: Bearer abc.def", "Authorization: Bearer ***"],
    ["authorization: Basic dXNlcjpwYXNz\r\nhost: x", "authorization: Basic ***\r\nhost: x"],
    ["refreshToken='abc'", "refreshToken='***'"],
    ['authorization: Digest username="u", response="6629fae"\nhost: x', "authorization: Digest ***\nhost: x"],
    ["host: x\r\ncookie: a=b; c=d\r\naccept: y", "host: x\r\ncookie: ***\r\naccept: y"],
    ['curl -H "Cookie: a=b; c=d" -H "Accept: x"', 'curl -H "Cookie: ***" -H "Accept: x"'],
    ["the password: hunter2 is wrong", "the password: *** is wrong"],
  ])("are taken out of %s", (text, clean) => {
    expect(scrub(text)).toBe(clean);
  });

  it("are known by the words in their names, in any case", () => {
    for (const name of ["access_token", "Client-Secret", "X-Api-Key", "passwd", "sessionId", "Set-Cookie"])
      expect(isSecretName(name), name).toBe(true);
    for (const name of ["monkey", "author", "app_key", "keyword", "session", "key"])
      expect(isSecretName(name), name).toBe(false);
    for (const name of ["X-Auth-Token", "x-amz-security-token", "Cookie", "x-goog-authenticated-user", "ocp-apim-key"])
      expect(isSecretHeader(name), name).toBe(true);
    expect(["x-mock-session", "content-type", "host"].some(isSecretHeader)).toBe(false);
  });
});

describe("tokens that stand alone", () => {
  it.each([
    ["of the service", token],
    ["JWTs", jwt],
    ["percent-encoded", percent(token)],
    ["percent-encoded twice", encodeURIComponent(percent(jwt))],
    ["in JSON escapes", [...token].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join("")],
    ["in HTML escapes", [...token].map((one) => `&#${one.charCodeAt(0)};`).join("")],
    ["in base64", base64(token)],
    ["in base64 behind a name", base64(`user:${token}`)],
    ["in base64 behind two letters", base64(`u:${token}`)],
    ["in base64 of URLs", Buffer.from(`x${jwt}`).toString("base64url")],
    ["in hexadecimal", Buffer.from(token).toString("hex")],
  ])("are found %s", (_, spelt) => {
    expect(scrub(`{"echo":"${spelt}","b":1}`)).toBe('{"echo":"***","b":1}');
    expect(scrub(`/a/${spelt}?b=1`)).not.toContain(spelt.slice(4));
  });

  it("leave alone what only looks a little like them", () => {
    for (const text of [
      "/easemob-demo/chatdemoui/users/zw123/messages?limit=10&keyword=monkey",
      "/files/fileUpload/monkeyJacket.png",
      '{"msg":{"type":"txt","msg":"YWMt, eyJ. and a=b"},"ext":{"id":"8e2f1c0a-94b1-11e3-aa7b-1a2b3c4d5e6f"}}',
      "aGVsbG8gd29ybGQsIHRoaXMgaXMgbm8gdG9rZW4gYXQgYWxs",
    ])
      expect(scrub(text)).toBe(text);
  });
});

describe("what is JSON", () => {
  it.each([
    ['{"password":"a\\\\","user":"u"}', '{"password":"***","user":"u"}'],
    ['{"url":"/?token=abc\\"def"}', '{"url":"/?token=***\\"def"}'],
    [`{"a":"x\\n${base64(token)}"}`, '{"a":"x\\n***"}'],
    ['{"token":null,"pwd":true,"n":1e400}', '{"token":"***","pwd":"***","n":1e400}'],
    ['{"secrets":["a",{"b":"]"}],"n":[1]}', '{"secrets":"***","n":[1]}'],
    ['{"cookies":{"sid":"abc"}, "n": 1}', '{"cookies":"***", "n": 1}'],
    ['{"authorization":"Digest username=u, response=abc"}', '{"authorization":"Digest ***"}'],
    ['{"password":""}', '{"password":""}'],
    [
      JSON.stringify({ body: JSON.stringify({ pin_token: 12, n: 1 }) }),
      '{"body":"{\\"pin_token\\":\\"***\\",\\"n\\":1}"}',
    ],
  ])("stays JSON, and nothing else of it changes: %s", (text, clean) => {
    expect(scrub(text)).toBe(clean);
  });

  it("stays JSON whatever is in it, and holds no secret afterwards", () => {
    const word = fc.constantFrom("n", "password", "note", "to\\ken", "", "api_key", "x=y");
    const sentinel = "Hunter2Sentinel";
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.string({
          unit: fc.constantFrom('"', "\\", "\n", "%", "22", "{", "}", "token", "=", ":", " ", "&", "é", "'"),
        }),
        fc.double(),
        fc.constantFrom(null, true, `client_secret=${sentinel}`, `a password: ${sentinel}`, jwt, token, base64(token)),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(word, tie("tree"), { maxKeys: 3 }),
        tie("tree").map((value) => JSON.stringify(value)),
        tie("tree").map((value) => ({ secret: [value, sentinel] })),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom(0, 2), (value, space) => {
        const clean = scrub(JSON.stringify(value, undefined, space));
        JSON.parse(clean);
        for (const secret of [sentinel, jwt, token, base64(token)]) expect(clean).not.toContain(secret);
      }),
      { numRuns: 500 },
    );
  });

  it("may hold a string of a megabyte", () => {
    const text = JSON.stringify({ a: "\\".repeat(1_000_000), token: "x" });
    expect(scrub(text)).toBe(text.replace('"x"', '"***"'));
  });
});

describe("a hostile text", () => {
  /** In microseconds of processor time, the least of three tries: a busy machine adds to the others. */
  const cost = (texts: readonly string[]): number => {
    const tries = [1, 2, 3].map(() => {
      const before = process.cpuUsage();
      for (const text of texts) scrub(text);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    });
    return Math.min(...tries);
  };

  /** What a text four times as long costs, as a multiple of four texts: a quadratic way through it would cost four times as much. */
  const growth = (piece: string, length: number): number => {
    const of = (size: number): string => piece.repeat(Math.ceil(size / piece.length));
    const pieces = Math.max(cost(Array.from({ length: 4 }, () => of(length))), 20_000);
    return cost([of(4 * length)]) / pieces;
  };

  it.each([
    ["?token", "?token"],
    ["token=", "token="],
    ['token="', 'token="'],
    ["token='`", "token='`"],
    ["eyJ", "eyJ"],
    ["YWMt", "YWMt"],
    ["eyJeyJeyJeyJ.a", "eyJeyJeyJeyJ.a"],
    ["&#", "&#"],
    ["%25", "%25"],
    ["\\", "\\"],
    ["=", "="],
    ["token= ", "token= "],
    ["token:[", "token:["],
    ['"token: ', '"token: '],
  ])("of %s over and over costs no more than its length", (_, piece) => {
    expect(growth(piece, 250_000)).toBeLessThan(2.5);
  });

  // JSON's own parser grows its stack of brackets once, between half a million and a million of them
  it("of [ over and over costs no more than its length", () => {
    expect(growth("[", 1_000_000)).toBeLessThan(2.5);
  });
});
