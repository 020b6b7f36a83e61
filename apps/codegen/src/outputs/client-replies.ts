import { responseKey } from "../client-method.ts";
import { docComment, header } from "../header.ts";
import { literal } from "../literal.ts";
import type { Operation } from "../operation.ts";
import type { Source } from "../source.ts";

/** What the client knows of each operation's failures: beside the calls, because only calls that fail need it. */
export function clientRepliesModule(source: Source, operations: readonly Operation[]): string {
  const replies = operations.map(({ id, responses, successor }) => {
    const keys = responses.map(({ key }) => responseKey(key));
    return [id, { keys, successor }] as const;
  });
  return [
    header("What the client knows of an operation's failures.", [source.file]),
    'import type { DeclaredReplies } from "../envelope/declared-replies.ts";\n',
    'import type { OperationId } from "../operation-data.ts";\n\n',
    docComment(["By operationId."]),
    `export const replies: { readonly [Id in OperationId]: DeclaredReplies } = ${literal(Object.fromEntries(replies))};\n`,
  ].join("");
}
