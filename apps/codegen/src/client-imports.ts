import { signatureOf } from "./call-signature.ts";
import { emptyKeys, type Resource } from "./client-method.ts";

/** Where the client keeps what the generated calls use. */
export const HOMES: Readonly<Record<string, string>> = {
  BodyOf: "../raw-request.ts",
  BulkDelivery: "../bulk/bulk-delivery.ts",
  BulkMessage: "../bulk/bulk-options.ts",
  BulkOptions: "../bulk/bulk-options.ts",
  CallOptions: "../call-options.ts",
  DeliveryResult: "../envelope/delivery.ts",
  EmchatPromise: "../emchat-promise.ts",
  MessageInput: "../messages.ts",
  OperationData: "../operation-data.ts",
  PresenceResult: "../envelope/presence.ts",
  ReplyBody: "../raw-request.ts",
  ReplyData: "../raw-request.ts",
  ResourceCaller: "../resource-calls.ts",
  Safe: "../emchat-promise.ts",
  SendOptions: "../call-options.ts",
  Targets: "../bulk/bulk-target.ts",
  WithParameters: "../raw-request.ts",
  bodyReader: "../envelope/body.ts",
  emptyReader: "../envelope/body.ts",
  dataReader: "../envelope/body.ts",
  deliveryReader: "../envelope/delivery.ts",
  parameterWriter: "../transport/parameter-writer.ts",
  presenceReader: "../envelope/presence.ts",
  toRequestBody: "../messages.ts",
};

/** The import lines of the generated calls: only what they use. */
export function importsOf(resources: readonly Resource[], ownMessages: boolean): string {
  const methods = resources.flatMap(({ methods: all }) => all);
  const used = new Set(["ResourceCaller", "Safe"]);
  for (const method of methods) {
    for (const name of signatureOf(method, ownMessages).uses) used.add(name);
    used.add(`${method.reads}Reader`);
    if (method.body === "message") used.add("toRequestBody");
    if (method.inOptions.length > 0) for (const name of ["OperationData", "parameterWriter"]) used.add(name);
    if (emptyKeys(method.operation).length > 0)
      for (const name of ["OperationData", "emptyReader", "bodyReader"]) used.add(name);
  }
  const files = [...new Set([...used].map((name) => HOMES[name] ?? ""))].sort();
  const lines = files.map((file) => {
    const names = [...used].filter((name) => HOMES[name] === file).sort(byName);
    const types = names.every(isType);
    const list = names.map((name) => (isType(name) && !types ? `type ${name}` : name)).join(", ");
    return `import ${types ? "type " : ""}{ ${list} } from ${JSON.stringify(file)};\n`;
  });
  return `${lines.join("")}\n`;
}

function isType(name: string): boolean {
  return /^[A-Z]/.test(name);
}

function byName(left: string, right: string): number {
  return left.toLowerCase() < right.toLowerCase() ? -1 : 1;
}
