import { EmchatError, type ErrorDetails, type ErrorKind } from "./emchat-error.ts";

/** The class of one kind of errors. */
export interface ErrorClass<Member extends EmchatError = EmchatError> {
  /** The kind of its errors. */
  readonly kind: Member["kind"];
  /** What `instanceof` goes by. */
  readonly prototype: Member;
  /** Makes an error; what is left out of the details is as it is before a call. */
  new (message: string, details?: ErrorDetails): Member;
}

const classes: { [Kind in ErrorKind]?: ErrorClass } = {};

/** The class of a kind, made when it is needed first: most programs never see most of them. */
export function errorClass<Member extends EmchatError>(kind: Member["kind"]): ErrorClass<Member> {
  classes[kind] ??= class extends EmchatError {
    static override readonly kind = kind;
    static override readonly name = `Emchat${kind.charAt(0).toUpperCase()}${kind.slice(1)}Error`;
  };
  return classes[kind] as ErrorClass<Member>;
}

/** An error of a kind. */
export function makeError(kind: ErrorKind, message: string, details?: ErrorDetails): EmchatError {
  return new (errorClass(kind))(message, details);
}
