interface WithProcess {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/** The environment's variable `EMCHAT_` and the name, in runtimes that have one; `undefined` where it is not set, empty, or not to be read. A file that it was read from often ends with a line's end. */
export function readEnvironment(name: string): string | undefined {
  try {
    return (globalThis as WithProcess).process?.env?.[`EMCHAT_${name}`]?.trim() || undefined;
  } catch {
    // Deno asks for a permission
    return undefined;
  }
}
