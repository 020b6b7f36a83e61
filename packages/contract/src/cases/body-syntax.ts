import { gzipSync } from "node:zlib";
import { accepted, buildCase, plainRequest, refused } from "./build-case.ts";
import { bytesOf } from "./bytes-of.ts";
import type { Case } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";

/** How deep the deepest bodies are. */
const ABSURD_DEPTH = 5_000;

/** Bodies that are not JSON (RFC 8259), each wrong in one way; and ways to write the same JSON that are right. */
export function* bodySyntax(context: OperationContext): Iterable<Case> {
  const { media, body, operation } = context;
  if (media === undefined || body === undefined || context.form?.kind !== "json") return;
  const text = JSON.stringify(body);
  const inner = text.slice(1, -1);
  const make = (name: string, bytes: Uint8Array, positive: boolean, because: string, chunked = false): Case =>
    buildCase(context, {
      family: "body-syntax",
      name: `body/(root)/syntax/${name}`,
      request: { body: bytes, ...(chunked ? { chunked } : {}) },
      rule: operation.body?.pointer ?? operation.pointer,
      positive,
      expect: positive ? accepted(context, because) : refused(context, because, "syntax"),
    });

  const broken: [string, string][] = [
    ["truncated", text.slice(0, -1)],
    ["truncated-half", text.slice(0, Math.ceil(text.length / 2))],
    ["one-brace", "{"],
    ["plain-words", "hello"],
    ["trailing-comma", `{${inner},}`],
    ["trailing-word", `${text} x`],
    ["trailing-brace", `${text}}`],
    ["two-documents", `${text}\n${text}`],
    ["comment", `{/* a */${inner}}`],
    ["line-comment", `// a\n${text}`],
    ["single-quotes", text.replaceAll('"', "'")],
    ["bare-key", text.replace(/"([a-z_]+)":/, "$1:")],
    ["form", "a=hello&b=txt"],
    ["xml", "<a><b>txt</b></a>"],
    ["undefined", "undefined"],
    ["not-a-number", "NaN"],
    ["infinity", `[Infinity]`],
    ["plus-number", "+1"],
    ["leading-zero", "01"],
    ["hex", "0x1"],
    ["raw-newline-in-text", `{"a\nb":1}`],
    ["raw-tab-in-text", `{"a\tb":1}`],
    ["bad-escape", `{"\\x41":1}`],
    ["short-unicode-escape", `{"\\u41":1}`],
    ["open-text", `{"a`],
    ["semicolon", `${text};`],
    ["prefix", `)]}'\n${text}`],
    ["no-break-space", `\u00A0${text}`],
  ];
  for (const [name, wrong] of broken) {
    // Of a text of one letter nothing is left, and no body is another fault.
    if (wrong === "" || isJson(wrong)) continue;
    yield make(name, bytesOf(wrong), false, `the body is not JSON (${name})`);
  }
  if (text.length > 1)
    yield make(
      "truncated-chunked",
      bytesOf(text.slice(0, -1)),
      false,
      "the body is not JSON, and comes in chunks",
      true,
    );
  yield make("nul-after", new Uint8Array([...bytesOf(text), 0]), false, "a NUL follows the JSON text");
  yield make("random-bytes", Uint8Array.from([0x00, 0xff, 0x13, 0x37, 0xfe, 0x80]), false, "bytes that are no text");
  yield make("utf-16", utf16(text), false, "JSON between systems is UTF-8 (RFC 8259, section 8.1); this is UTF-16");
  const valued = text.lastIndexOf('"');
  if (valued > 0) {
    const bytes = bytesOf(text);
    const at = bytesOf(text.slice(0, valued)).byteLength;
    for (const [name, wrong] of [
      ["invalid-utf-8", [0xff]],
      ["overlong-utf-8", [0xc0, 0xaf]],
      ["utf-8-surrogate", [0xed, 0xa0, 0x80]],
    ] as const) {
      const spliced = Uint8Array.from([...bytes.slice(0, at), ...wrong, ...bytes.slice(at)]);
      yield make(name, spliced, false, "the body is not UTF-8, so it is not JSON (RFC 8259, section 8.1)");
    }
  }
  yield* emptyBodies(context);

  const spaced = JSON.stringify(body, null, 2);
  yield make(
    "indented",
    bytesOf(`\n\t ${spaced.replaceAll("\n", "\r\n")} \r\n`),
    true,
    "white space around tokens means nothing",
  );
  yield make("chunked", bytesOf(text), true, "a body may come in chunks", true);
  const escaped = (letter: string): string => `"\\u00${letter.charCodeAt(0).toString(16)}`;
  const keys = text.replaceAll(/"([a-z])(?=\w*":)/g, (_, letter: string) => escaped(letter));
  const texts = text.replaceAll(/(?<=:)"([a-z])/g, (_, letter: string) => escaped(letter));
  yield make("escaped-keys", bytesOf(keys), true, "an escaped letter of a key is the letter");
  yield make("escaped-texts", bytesOf(texts), true, "an escaped letter of a text is the letter");
  yield* tolerated(context, text);
  yield* compressed(context, text);
}

/** Some small bodies are as good after a change as before it. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function* emptyBodies(context: OperationContext): Iterable<Case> {
  if (context.operation.body?.required !== true) return;
  for (const [name, bytes] of [
    ["empty", new Uint8Array()],
    ["white-space", bytesOf(" \r\n\t")],
  ] as const) {
    const expect = refused(context, "the body is required and there is none", "other");
    yield buildCase(context, {
      family: "body-syntax",
      name: `body/(root)/syntax/${name}`,
      request: { body: bytes },
      rule: context.operation.body.pointer,
      positive: false,
      expect,
    });
  }
}

/** A compressed body: a server may know how to read it or say that it does not (RFC 9110, section 15.5.16). */
function* compressed(context: OperationContext, text: string): Iterable<Case> {
  const headers = { ...plainRequest(context).headers, "Content-Encoding": "gzip" };
  const statuses = [...accepted(context, "").statuses, ...refused(context, "").statuses, 415];
  for (const [name, body] of [
    ["gzip", gzipSync(text)],
    ["gzip-broken", gzipSync(text).subarray(0, 12)],
    ["gzip-not", bytesOf(text)],
  ] as const) {
    yield buildCase(context, {
      family: "body-syntax",
      name: `body/(root)/syntax/${name}`,
      request: { headers, body: new Uint8Array(body) },
      rule: context.operation.body?.pointer ?? context.operation.pointer,
      positive: false,
      expect: { statuses, loose: true, because: "a server may read a compressed body or refuse it, and has to answer" },
    });
  }
}

/** What a right server may take or refuse, but never choke on. */
function* tolerated(context: OperationContext, text: string): Iterable<Case> {
  const depth = ABSURD_DEPTH;
  const odd: [string, Uint8Array][] = [
    ["byte-order-mark", bytesOf(`\uFEFF${text}`)],
    ["lone-surrogate", bytesOf(text.replace(/"([^"]*)"(?=[^"]*$)/, '"\\ud83d"'))],
    ["deep-arrays", bytesOf("[".repeat(depth) + "]".repeat(depth))],
    ["deep-objects", bytesOf(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`)],
    ["huge-number", bytesOf(`{"a":${"9".repeat(10_000)}}`)],
    ["duplicate-key", bytesOf(`{${text.slice(1, -1)},${text.slice(1, -1)}}`)],
  ];
  for (const [name, body] of odd) {
    const allowed = [...accepted(context, "").statuses, ...refused(context, "").statuses];
    yield buildCase(context, {
      family: "body-syntax",
      name: `body/(root)/syntax/${name}`,
      request: { body },
      rule: context.operation.body?.pointer ?? context.operation.pointer,
      positive: false,
      expect: { statuses: allowed, because: `a server may take or refuse this (${name}), and has to answer` },
    });
  }
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2 + 2);
  bytes.set([0xff, 0xfe]);
  for (let index = 0; index < text.length; index += 1) {
    bytes[2 + index * 2] = text.charCodeAt(index) & 0xff;
    bytes[3 + index * 2] = text.charCodeAt(index) >> 8;
  }
  return bytes;
}
