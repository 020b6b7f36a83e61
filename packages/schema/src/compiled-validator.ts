/** What a compiled validator reports for one broken rule. */
export interface CompiledError {
  /** JSON pointer into the value. */
  readonly instancePath: string;
  /** Pointer into the contract, `#/components/schemas/…`. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A function of the generated code: it answers, and leaves what it found in its own `errors`. */
export interface CompiledValidator {
  (value: unknown): boolean;
  readonly errors?: readonly (CompiledError | undefined)[] | null;
}
