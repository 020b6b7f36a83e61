/** What an operation takes beside its path and its body. */
export interface GivenParameters {
  readonly query?: object | undefined;
  readonly headers?: object | undefined;
  readonly cookies?: object | undefined;
}

/** What a parameter writer adds to. */
interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export type ParameterWriter = (request: Request, given: GivenParameters) => Request;

/** One parameter, by what differs from the usual: optional, in the query, a name for each value. */
export interface ParameterSpec {
  readonly name: string;
  readonly in?: "header" | "cookie";
  readonly required?: true;
  /** Each key of an object stands in brackets after the name. */
  readonly deep?: true;
  /** Stands between values that are one text. */
  readonly join?: string;
}

/**
 * Makes the writer of an operation's query, headers and cookies, by OpenAPI's styles. openapi-fetch's own serializers leave names
 * and brackets as they are, and write values that are not there.
 */
export function parameterWriter(specs: readonly ParameterSpec[]): ParameterWriter {
  return (request, given) => {
    const query: string[] = [];
    const cookies: string[] = [];
    const headers: Record<string, string> = {};
    for (const spec of specs) {
      const { name } = spec;
      const part = spec.in ? (`${spec.in}s` as const) : "query";
      const value = (given[part] as Readonly<Record<string, unknown>> | undefined)?.[name];
      if (value === undefined || value === null) {
        if (spec.required) throw new Error(`\`${part}\` needs ${name}`);
      } else if (spec.in === "header") headers[name.toLowerCase()] = headerValue(name, value);
      else if (spec.in === "cookie") cookies.push(pair(name, value));
      else query.push(...queryOf(spec, value));
    }
    if (cookies.length > 0) headers["cookie"] = cookies.join("; ");
    const url = query.length > 0 ? `${request.url}?${query.join("&")}` : request.url;
    return { ...request, url, headers: { ...headers, ...request.headers } };
  };
}

function queryOf({ name, deep, join }: ParameterSpec, value: unknown): string[] {
  if (typeof value !== "object" || !value) return [pair(name, value)];
  const list = Array.isArray(value) ? value.map((each: unknown) => ["", each] as const) : undefined;
  const entries = (list ?? Object.entries(value)).filter(([, each]) => each !== undefined && each !== null);
  if (join !== undefined) {
    const texts = entries.flatMap(([key, each]) => (list ? [each] : [key, each])).map(encoded);
    return texts.length > 0 ? [`${encoded(name)}=${texts.join(join)}`] : [];
  }
  return entries.map(([key, each]) => pair(list ? name : deep ? `${name}[${key}]` : key, each));
}

function pair(name: string, value: unknown): string {
  return `${encoded(name)}=${encoded(value)}`;
}

function encoded(value: unknown): string {
  return encodeURIComponent(scalar(value));
}

function headerValue(name: string, value: unknown): string {
  const text = (Array.isArray(value) ? value : [value]).map(scalar).join(",");
  if (/^[\t -~]*$/.test(text)) return text;
  throw new Error(`the header ${name} must be visible ASCII`);
}

function scalar(value: unknown): string {
  if (typeof value === "object") throw new Error("a parameter's values must be texts, numbers or booleans");
  return String(value);
}
