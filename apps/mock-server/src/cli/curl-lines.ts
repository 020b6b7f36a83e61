import { operationTable } from "@emchat/schema";
import { examples, pathExamples } from "@emchat/schema/examples";

/** One ready-to-paste curl line for each operation, with the port and a tenant of this server. */
export function curlLines(url: string, tenant: { readonly org: string; readonly app: string }): readonly string[] {
  return Object.entries(operationTable).map(([operationId, { method, path }]) => {
    const values: Readonly<Record<string, string>> = { ...pathExamples, ...tenant };
    const target = path.replace(/\{([^}]+)\}/g, (_, name: string) => values[name] ?? name);
    const body: Readonly<Record<string, { readonly value: unknown }>> =
      examples[operationId as keyof typeof examples].requestBody;
    const [example] = Object.values(body);
    const data =
      example === undefined ? "" : ` -H 'Content-Type: application/json' -d '${JSON.stringify(example.value)}'`;
    const verb = method === "GET" ? "" : `-X ${method} `;
    return `curl -i ${verb}-H 'Authorization: Bearer any-token'${data} ${url}${target}`;
  });
}
