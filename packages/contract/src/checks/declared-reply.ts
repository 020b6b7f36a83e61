import type { Case } from "../cases/case.ts";
import { type ReplySpec, replyFor } from "../spec/operation.ts";

/** What the operation declares for the status of a reply; nothing where the request does not reach the operation. */
export const declaredReply = ({ operation, expect }: Case, status: number): ReplySpec | undefined =>
  expect.foreign === true ? undefined : replyFor(operation, status);
