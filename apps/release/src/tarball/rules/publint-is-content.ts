import { publint } from "publint";
import { formatMessage } from "publint/utils";
import type { Rule } from "./rule.ts";

/** The same as `publint --strict` on the packed file. */
export const publintIsContent: Rule = {
  id: "publint-is-content",
  why: "publint knows how bundlers and runtimes read a manifest.",
  check: async ({ packed }) => {
    const { messages, pkg } = await publint({ pack: { tarball: bytesOf(packed) }, strict: true });
    return messages
      .filter(({ type }) => type !== "suggestion")
      .map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
  },
};

function bytesOf(packed: Buffer): ArrayBuffer {
  return new Uint8Array(packed).buffer;
}
