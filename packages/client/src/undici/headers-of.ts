/** The standard's headers, made of undici's. */
export function headersOf(incoming: Readonly<Record<string, string | readonly string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const name in incoming) {
    for (const value of [incoming[name] ?? []].flat()) headers.append(name, value);
  }
  return headers;
}
