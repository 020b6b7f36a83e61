/** One of the contract's examples: a value, and what it shows. */
export interface NamedExample<Value = unknown> {
  readonly summary?: string;
  readonly value: Value;
}
