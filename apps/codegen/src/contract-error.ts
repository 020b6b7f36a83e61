/** The contract cannot be compiled. The message says where in which file, what is wrong there and what to do about it. */
export class ContractError extends Error {
  override readonly name = "ContractError";
  /** The file and, where it is known, the line: `spec/openapi.yaml:93`. */
  readonly place: string;

  constructor(place: string, problem: string, remedy: string, options?: ErrorOptions) {
    super(`${place}: ${problem}. ${remedy}.`, options);
    this.place = place;
  }
}
