import type { ClientMethod } from "./client-method.ts";
import { literal } from "./literal.ts";

/** The types of one generated call, with the names of the client's own types that they use. */
export interface Signature {
  readonly one: string;
  readonly many: string;
  readonly uses: readonly string[];
}

/** @param ownMessages whether the contract has several bodies with a message, so that each call has to name its own */
export function signatureOf(method: ClientMethod, ownMessages: boolean): Signature {
  const { operation, path, body, reads } = method;
  const id = literal(operation.id);
  const uses = new Set([
    "EmchatPromise",
    reads === "delivery" || reads === "presence" ? RESULTS[reads] : VALUES[reads],
  ]);
  const own = ownMessages && body === "message" ? `<BodyOf<${id}>>` : "";
  if (body === "message") uses.add("MessageInput");
  if (own || body === "body") uses.add("BodyOf");
  const args = path.map(({ name, type }) => `${name}: ${type}`);
  const optionsType = optionsTypeOf(method, body === "message" ? "SendOptions" : "CallOptions", uses);
  const optional = !method.inOptions.some(({ required }) => required);
  const bodyOptional = body === "body" && !operation.requestBody?.required;
  if (body === "message") args.push(`message: MessageInput${own}`);
  if (body === "body")
    args.push(
      bodyOptional && optional ? `body?: BodyOf<${id}>` : `body: BodyOf<${id}>${bodyOptional ? " | undefined" : ""}`,
    );
  args.push(`options${optional ? "?" : ""}: ${optionsType}`);
  const value = reads === "delivery" || reads === "presence" ? RESULTS[reads] : `${VALUES[reads]}<${id}>`;
  const one = `(${args.join(", ")}): EmchatPromise<${value}, ${id}>`;
  if (operation.client.many === false) return { one, many: "", uses: [...uses] };
  for (const name of ["BulkDelivery", "BulkMessage", "Targets"]) uses.add(name);
  const manyArgs = path.map(({ name, type, parameter }) =>
    parameter.name === operation.client.target ? `${method.targets}: Targets` : `${name}: ${type}`,
  );
  manyArgs.push(`message: BulkMessage${own && `<MessageInput${own}>`}`);
  manyArgs.push(`options${optional ? "?" : ""}: ${optionsTypeOf(method, "BulkOptions", uses)}`);
  return { one, many: `(${manyArgs.join(", ")}): BulkDelivery`, uses: [...uses] };
}

const RESULTS = { presence: "PresenceResult", delivery: "DeliveryResult" } as const;
const VALUES = { data: "ReplyData", body: "ReplyBody" } as const;

function optionsTypeOf({ inOptions, operation }: ClientMethod, base: string, uses: Set<string>): string {
  uses.add(base);
  if (inOptions.length === 0) return base;
  uses.add("WithParameters");
  return `WithParameters<${literal(operation.id)}, ${base}>`;
}
