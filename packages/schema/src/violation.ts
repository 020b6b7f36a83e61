/** One rule of the contract that a value breaks. */
export interface Violation {
  /** Which part of the exchange the value is. */
  readonly in: "body" | "path" | "query" | "header" | "cookie" | "reply";
  /** JSON pointer to the value within that part; `""` is the whole of it. A parameter is `/NAME`. */
  readonly pointer: string;
  /** The rule's name in JSON Schema, such as `required`; `status` for a reply with a status that the contract does not have. */
  readonly keyword: string;
  /** What the contract asks for, as a short phrase: `a string of at most 64 characters`. */
  readonly expected: string;
  /** What arrived, as a short phrase; cut, and without the content of secrets. */
  readonly got: string;
  /** Where, expected and got in one sentence. */
  readonly message: string;
  /** The rule's place in the contract, `#/components/schemas/…`. */
  readonly schemaPath: string;
}
