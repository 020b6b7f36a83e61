import type { operations } from "@emchat/schema";
import type { CallOptions } from "./call-options.ts";
import type { OperationId } from "./operation-data.ts";

type Json<Holder> = Holder extends { readonly content: { readonly "application/json": infer Body } } ? Body : undefined;

type Parameters<Id extends OperationId> = operations[Id]["parameters"];

/** One place of an operation's parameters under the key that the client calls it by: required where one of them is. */
type Part<Id extends OperationId, Place extends "query" | "header" | "cookie", Key extends string> = [
  NonNullable<Parameters<Id>[Place]>,
] extends [never]
  ? unknown
  : undefined extends Parameters<Id>[Place]
    ? { readonly [Name in Key]?: Readonly<NonNullable<Parameters<Id>[Place]>> | undefined }
    : { readonly [Name in Key]: Readonly<NonNullable<Parameters<Id>[Place]>> };

/** Options with the query, headers and cookies of one operation. */
export type WithParameters<Id extends OperationId, Options = CallOptions> = Options &
  Part<Id, "query", "query"> &
  Part<Id, "header", "headers"> &
  Part<Id, "cookie", "cookies">;

/** What stands in a path is a text. */
type Text<Value> = Value extends string ? Value : Value extends number | boolean ? `${Value}` : never;

type OwnPath<Id extends OperationId> = Omit<NonNullable<Parameters<Id>["path"]>, "org" | "app">;

type Path<Id extends OperationId> = keyof OwnPath<Id> extends never
  ? { readonly path?: Readonly<Record<string, never>> }
  : { readonly path: { readonly [Name in keyof OwnPath<Id>]: Text<OwnPath<Id>[Name]> } };

/** The body that an operation takes, as the contract writes it. */
export type BodyOf<Id extends OperationId> = Json<NonNullable<operations[Id]["requestBody"]>>;

type Body<Id extends OperationId> = operations[Id] extends { readonly requestBody: object }
  ? { readonly body: BodyOf<Id> }
  : { readonly body?: BodyOf<Id> };

/** What an operation takes, as the contract writes it; the tenant's `org` and `app` are the client's own. */
export type RequestInput<Id extends OperationId> = WithParameters<Id> & Body<Id> & Path<Id>;

type Responses<Id extends OperationId> = operations[Id]["responses"];

/** The keys of an operation's declared successes. */
export type SuccessKey<Id extends OperationId> = {
  [Key in keyof Responses<Id>]: Key extends string | number ? (`${Key}` extends `2${string}` ? Key : never) : never;
}[keyof Responses<Id>];

/** The body of an operation's success, as the contract writes it. It is not checked: read `result_code` of each result. */
export type ReplyBody<Id extends OperationId> = Json<Responses<Id>[SuccessKey<Id>]>;

/** The `data` of an operation's success; `undefined` where a success has no body. */
export type ReplyData<Id extends OperationId> =
  ReplyBody<Id> extends infer Reply ? (Reply extends { readonly data: infer Data } ? Data : undefined) : never;
