import { defaultErrorOf, identifierOf } from "../service/error-catalogue.ts";
import { findJsonFault } from "./json-fault.ts";
import type { RawRequest } from "./raw-request.ts";

/** How deep the arrays and objects of a body may be nested. */
export const MAX_JSON_DEPTH = 100;

/** What is wrong with a body before its shape is looked at. */
export interface BodyProblem {
  readonly kind: "missing" | "too large" | "wrong type" | "not JSON";
  readonly status: 400 | 413 | 415;
  /** The identifier of the error. */
  readonly error: string;
  readonly message: string;
}

/** A body that was read, or why it could not be. */
export interface ReadBody {
  readonly value?: unknown;
  readonly problem?: BodyProblem;
  readonly forgiven?: string;
}

/** What the reading of bodies depends on. */
export interface BodyRules {
  /** Whether there must be a body. */
  readonly required: boolean;
  /** The largest body that is read, in bytes. */
  readonly maxBytes: number;
  /** Whether a missing `Content-Type`, a form's, and a byte order mark are put up with. */
  readonly forgiving: boolean;
}

/** What is read of a request without a body: always this object. */
export const NO_BODY: ReadBody = Object.freeze({});

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";
// One decoder for all calls: in fatal mode and without streaming it keeps nothing between two of them.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads the body of a call: size, then coding and media type, then UTF-8, then JSON. Of a key that an object has twice the
 * last one counts, as in every common parser (RFC 8259, section 4, leaves it open).
 */
export function readBody(raw: RawRequest, rules: BodyRules): ReadBody {
  const bytes = raw.body;
  if (bytes === undefined || bytes.byteLength === 0) {
    if (!rules.required) return NO_BODY;
    const error = defaultErrorOf(400);
    return { problem: { kind: "missing", status: 400, error, message: "body is missing: send JSON" } };
  }
  if (bytes.byteLength > rules.maxBytes) {
    return {
      problem: {
        kind: "too large",
        status: 413,
        error: defaultErrorOf(413),
        message: `the body has more than ${rules.maxBytes} bytes`,
      },
    };
  }
  const coding = raw.headers["content-encoding"];
  if (coding !== undefined && coding.trim().toLowerCase() !== "identity" && coding.trim() !== "") {
    return { problem: unsupported("Content-Encoding must be left out: send the body uncompressed") };
  }

  const announced = raw.headers["content-type"];
  if (announced === JSON_TYPE) return readJson(bytes, rules);
  const mediaType = essenceOf(announced);
  if (mediaType === JSON_TYPE) return readJson(bytes, rules);
  const wrongType = unsupported(`Content-Type must be application/json, got ${shown(mediaType)}`);
  if (!rules.forgiving || (mediaType !== "" && mediaType !== FORM)) return { problem: wrongType };

  const read = readJson(bytes, rules);
  if (mediaType === FORM && read.problem !== undefined) return { problem: wrongType };
  const forgiven = `content-type: ${mediaType === "" ? "missing" : mediaType}`;
  return { ...read, forgiven: read.forgiven === undefined ? forgiven : `${forgiven}, ${read.forgiven}` };
}

function readJson(bytes: Uint8Array, rules: BodyRules): ReadBody {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { problem: notJson("it is not UTF-8") };
  }
  const mark = text.charCodeAt(0) === 0xfeff;
  if (mark) {
    if (!rules.forgiving) return { problem: notJson("it begins with a byte order mark at line 1, column 1") };
    text = text.slice(1);
  }
  // A body shorter than the limit cannot be nested deeper than it.
  const tooDeep = text.length > MAX_JSON_DEPTH && isDeeperThan(text, MAX_JSON_DEPTH);
  if (!tooDeep) {
    try {
      const value: unknown = JSON.parse(text);
      return mark ? { value, forgiven: "body: byte order mark" } : { value };
    } catch {
      // Which character it was is found below, in the same words on every engine.
    }
  }
  const fault = findJsonFault(text, MAX_JSON_DEPTH);
  return {
    problem: notJson(
      fault === undefined ? "it cannot be parsed" : `${fault.reason} at line ${fault.line}, column ${fault.column}`,
    ),
  };
}

/** Whether arrays and objects are nested deeper than `limit`: brackets are counted, those in strings skipped. */
function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(text, at);
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return false;
}

/** The place of the quote that ends the string begun at `start`; the text's end where there is none. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

/** `Application/JSON; charset=utf-8` is `application/json`; nothing is the empty text. */
function essenceOf(contentType: string | undefined): string {
  if (contentType === undefined) return "";
  const semicolon = contentType.indexOf(";");
  return (semicolon < 0 ? contentType : contentType.slice(0, semicolon)).trim().toLowerCase();
}

function shown(mediaType: string): string {
  if (mediaType === "") return "none";
  return /^[a-z0-9!#$&^_.+-]{1,64}\/[a-z0-9!#$&^_.+-]{1,64}$/.test(mediaType)
    ? mediaType
    : "something that is no media type";
}

const unsupported = (message: string): BodyProblem => ({
  kind: "wrong type",
  status: 415,
  error: defaultErrorOf(415),
  message,
});
const notJson = (why: string): BodyProblem => ({
  kind: "not JSON",
  status: 400,
  error: identifierOf(400, "json_parse"),
  message: `body is not valid JSON: ${why}`,
});
