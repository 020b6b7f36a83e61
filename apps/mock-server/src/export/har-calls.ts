import { createEmulator, isReply } from "@emchat/emulator";
import type { RecordedCall } from "./recorded-calls.ts";

/** What is read of a HAR 1.2; all of it may be missing, as nobody holds the programs that write it to anything. */
interface HarEntry {
  readonly request?: {
    readonly method?: string;
    readonly url?: string;
    readonly postData?: { readonly text?: string };
  };
  readonly response?: {
    readonly status?: number;
    readonly headers?: readonly { readonly name?: string; readonly value?: string }[];
    readonly content?: { readonly text?: string; readonly encoding?: string };
  };
}

/** The calls of the service in a HAR, in their order; those of other addresses are left out. @throws TypeError for what is none */
export function callsOfHar(text: string): readonly RecordedCall[] {
  const { log } = parsed(text);
  const entries: readonly HarEntry[] | undefined = log?.entries;
  if (!Array.isArray(entries)) throw new TypeError("it is no HAR: it has no log.entries");
  // Only its table of routes is asked.
  const emulator = createEmulator();
  return entries.flatMap(({ request = {}, response = {} }: HarEntry, at): RecordedCall[] => {
    const { method = "GET", url = "", postData } = request;
    if (!URL.canParse(url)) return [];
    const { pathname, search } = new URL(url);
    const target = pathname + search;
    const call = emulator.route({ method, target, headers: {} });
    if (isReply(call)) return [];
    const { status, headers = [], content = {} } = response;
    const replyText =
      content.encoding === "base64" ? Buffer.from(content.text ?? "", "base64").toString() : (content.text ?? "");
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
        body: postData?.text ?? "",
        status: status === 0 ? undefined : status,
        replyHeaders: Object.fromEntries(headers.map(({ name = "", value = "" }) => [name.toLowerCase(), value])),
        replyText,
      },
    ];
  });
}

function parsed(text: string): { readonly log?: { readonly entries?: readonly HarEntry[] } } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    throw new TypeError("it is no HAR: it is no JSON");
  }
}
