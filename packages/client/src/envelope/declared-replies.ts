/** What the contract says of an operation's replies, as far as failures need it. */
export interface DeclaredReplies {
  /** The keys of the declared responses, in the contract's order. */
  readonly keys: readonly (number | string)[];
  /** The path after the tenant by which the service of today does the same. */
  readonly successor?: string;
}
