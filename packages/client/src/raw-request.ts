import type { operations } from "@emchat/schema";
import type { CallOptions } from "./call-options.ts";
import type { OperationId } from "./operation-data.ts";

type BodyOf<Id extends OperationId> = operations[Id] extends {
  readonly requestBody: { readonly content: { readonly "application/json": infer Body } };
}
  ? { readonly body: Body }
  : { readonly body?: never };

/** What an operation takes, as the contract writes it; the tenant's `org` and `app` are the client's own. */
export type RequestInput<Id extends OperationId> = CallOptions &
  BodyOf<Id> & { readonly path: Readonly<Omit<operations[Id]["parameters"]["path"], "org" | "app">> };

/** The body of an operation's 200, as the contract writes it. It is not checked: read `result_code` of each result. */
export type ReplyBody<Id extends OperationId> = operations[Id]["responses"][200] extends {
  readonly content: { readonly "application/json": infer Body };
}
  ? Body
  : never;
