import { createEmulator, isReply } from "@emchat/emulator";
import type { RecordedCall } from "./recorded-calls.ts";

type Json = Readonly<Record<string, unknown>>;

/**
 * The calls of the service in a HAR 1.2, in their order; those of other addresses are left out. Nobody holds the programs that write
 * HARs to anything, so what is not as it should be counts as missing.
 *
 * @throws TypeError for what is none
 */
export function callsOfHar(text: string): readonly RecordedCall[] {
  const { entries } = objectOf(parsed(text)["log"]);
  if (!Array.isArray(entries)) throw new TypeError("it is no HAR: it has no log.entries");
  // Only its table of routes is asked.
  const emulator = createEmulator();
  return entries.flatMap((given: unknown, at): RecordedCall[] => {
    const { request: asked, response: answered } = objectOf(given);
    const [request, response] = [objectOf(asked), objectOf(answered)];
    const method = textOf(request["method"]) ?? "GET";
    const url = URL.parse(textOf(request["url"]) ?? "");
    if (url === null) return [];
    const target = url.pathname + url.search;
    const call = emulator.route({ method, target, headers: {} });
    if (isReply(call)) return [];
    return [
      {
        id: String(at + 1),
        at: 0,
        method,
        target,
        operationId: call.operationId,
        mock: call.mock,
        parameters: call.parameters,
        contentType: undefined,
        authorization: undefined,
        body: textOf(objectOf(request["postData"])["text"]) ?? "",
        status: statusOf(response["status"]),
        replyHeaders: headersOf(response["headers"]),
        replyText: contentOf(objectOf(response["content"])),
      },
    ];
  });
}

/** `undefined` for what is no status of a final reply: 0 is how programs write a call that was cut. */
function statusOf(value: unknown): number | undefined {
  const isStatus = typeof value === "number" && Number.isInteger(value) && value >= 200 && value <= 599;
  return isStatus ? value : undefined;
}

function headersOf(value: unknown): Readonly<Record<string, string>> {
  const headers = (Array.isArray(value) ? value : []).map(objectOf);
  return Object.fromEntries(
    headers.flatMap((header) => {
      const [name, said] = [textOf(header["name"]), textOf(header["value"])];
      return name === undefined || said === undefined ? [] : [[name.toLowerCase(), said]];
    }),
  );
}

function contentOf({ text, encoding }: Json): string {
  const content = textOf(text) ?? "";
  return encoding === "base64" ? Buffer.from(content, "base64").toString() : content;
}

function parsed(text: string): Json {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    throw new TypeError("it is no HAR: it is no JSON");
  }
}

function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
