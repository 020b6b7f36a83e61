import { isJsonObject } from "../spec/json.ts";
import { side } from "./body-probe.ts";
import { accepted, buildCase, tooLarge } from "./build-case.ts";
import { bytesOf } from "./bytes-of.ts";
import type { Case } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";
import { isOpen } from "./sampler.ts";

/** Both sides of the largest body, in bytes: by white space, by content, by characters of three bytes, in chunks. */
export function* bodySize(context: OperationContext): Iterable<Case> {
  const { operation, body } = context;
  const limit = operation.body?.maxBytes;
  if (limit === undefined || body === undefined || context.form?.kind !== "json") return;
  const rule = `${operation.body?.pointer}/x-max-body-bytes`;
  const text = JSON.stringify(body);
  const spaced = (size: number) =>
    bytesOf(text.slice(0, -1) + " ".repeat(size - bytesOf(text).byteLength) + text.slice(-1));
  const make = (name: string, bytes: Uint8Array, positive: boolean, chunked = false): Case =>
    buildCase(context, {
      family: "body-size",
      name: `body/(root)/size/${name}`,
      request: { body: bytes, ...(chunked ? { chunked } : {}) },
      rule,
      covers: [side(rule, positive ? "ok" : "bad")],
      positive,
      expect: positive
        ? accepted(context, `${bytes.byteLength} bytes keep the limit of ${limit}`)
        : tooLarge(context, `${bytes.byteLength} bytes are more than the ${limit} that are read`),
    });
  yield make("max", spaced(limit), true);
  yield make("max-1", spaced(limit - 1), true);
  yield make("max-chunked", spaced(limit), true, true);
  yield make("max+1", spaced(limit + 1), false);
  yield make("max+1-chunked", spaced(limit + 1), false, true);
  yield make("max-twice", spaced(limit * 2), false);
  const open = context.sites.find(
    (site) => site.property !== undefined && isOpen(site.node) && isJsonObject(site.base),
  );
  if (open === undefined) return;
  for (const [name, character] of [
    ["letters", "a"],
    ["chinese", "你"],
  ] as const) {
    const empty = bytesOf(JSON.stringify(open.wrap({ a: "" }))).byteLength;
    const width = bytesOf(character).byteLength;
    const filled = (size: number) => {
      const count = Math.floor((size - empty) / width);
      const rest = size - empty - count * width;
      return bytesOf(JSON.stringify(open.wrap({ a: character.repeat(count) + "a".repeat(rest) })));
    };
    yield make(`max-${name}`, filled(limit), true);
    yield make(`max+1-${name}`, filled(limit + 1), false);
  }
}
