import { operationTable } from "@emchat/schema";
import { examples, pathExamples } from "@emchat/schema/examples";

/** One ready-to-paste curl line for each operation, with the port and a tenant of this server, and the certificate to trust. */
export function curlLines(
  url: string,
  tenant: { readonly org: string; readonly app: string },
  certificate?: string,
): readonly string[] {
  const trust = certificate === undefined ? "" : `--cacert ${shellQuoted(certificate)} `;
  return Object.entries(operationTable).map(([operationId, { method, path }]) => {
    const values: Readonly<Record<string, string>> = { ...pathExamples, ...tenant };
    const target = path.replace(/\{([^}]+)\}/g, (_, name: string) => values[name] ?? name);
    const body: Readonly<Record<string, { readonly value: unknown }>> =
      examples[operationId as keyof typeof examples].requestBody;
    const [example] = Object.values(body);
    const data =
      example === undefined ? "" : ` -H 'Content-Type: application/json' -d '${JSON.stringify(example.value)}'`;
    const verb = method === "GET" ? "" : `-X ${method} `;
    return `curl -i ${trust}${verb}-H 'Authorization: Bearer any-token'${data} ${url}${target}`;
  });
}

function shellQuoted(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
