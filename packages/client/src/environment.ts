interface WithProcess {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/** A variable of the environment, in runtimes that have one; `undefined` where it is not set, empty, or not to be read. */
export function readEnvironment(name: string): string | undefined {
  try {
    return (globalThis as WithProcess).process?.env?.[name] || undefined;
  } catch {
    // Deno asks for a permission
    return undefined;
  }
}
