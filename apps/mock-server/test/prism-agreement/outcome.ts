import { isDeepStrictEqual } from "node:util";
import { type OperationId, operationTable } from "@emchat/schema";
import { examples } from "@emchat/schema/examples";
import { replyMark } from "../../src/coverage/example-marks.ts";

/** What a request came to, in what both sides can be compared by. */
export type Outcome =
  | {
      readonly kind: "reply";
      readonly accepted: boolean;
      readonly status: number;
      readonly mediaType: string;
      /** The contract's example that the reply is, or is like. */
      readonly example: string | undefined;
    }
  /** The process would have ended. */
  | { readonly kind: "crash"; readonly why: string }
  /** No answer would ever have come. */
  | { readonly kind: "hang" };

/** Compares replies by what the comparison is about. */
export function agree(ours: Outcome, theirs: Outcome): boolean {
  return isDeepStrictEqual(ours, theirs);
}

/** The outcome that a reply is. */
export function outcomeOf(
  operationId: string | undefined,
  status: number,
  contentType: string | undefined,
  body: unknown,
  name?: string,
): Outcome {
  return {
    kind: "reply",
    accepted: status < 300,
    status,
    mediaType: (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "",
    example: name ?? exampleLike(operationId, status, body),
  };
}

/** The first declared example with the mark of the body: a live reply has other times and names than the example that it stands for. */
function exampleLike(operationId: string | undefined, status: number, body: unknown): string | undefined {
  if (operationId === undefined || !Object.hasOwn(operationTable, operationId)) return undefined;
  const declared: Readonly<Record<string, Readonly<Record<string, { readonly value: unknown }>>>> =
    examples[operationId as OperationId].responses;
  const mark = replyMark(body);
  return Object.entries(declared[String(status)] ?? {}).find(
    ([, { value }]) => mark !== "" && replyMark(value) === mark,
  )?.[0];
}
