import { errorIdentifiers, operationTable } from "@emchat/schema";
import { examples } from "@emchat/schema/examples";

/** The errors of the contract's examples, in the order in which they stand there. A success may have a key `error` of its own. */
const SHOWN: readonly { readonly status: number; readonly error: string; readonly exception: string | undefined }[] =
  Object.values(examples).flatMap(({ responses }) =>
    Object.entries<Readonly<Record<string, { readonly value: unknown }>>>(responses).flatMap(([status, named]) =>
      Object.values(named).flatMap(({ value }) => {
        const { error, exception } = Object(value) as { error?: unknown; exception?: unknown };
        if (typeof error !== "string" || !/^[45d]/.test(status)) return [];
        return [{ status: Number(status), error, exception: typeof exception === "string" ? exception : undefined }];
      }),
    ),
  );

/** What the contract cannot declare, because it is said of verbs that it does not have. */
const NOT_ALLOWED = { status: 405, error: "not_allowed", exception: "javax.ws.rs.NotAllowedException" };

const ERRORS = [...SHOWN, NOT_ALLOWED];

/** By status and identifier, and by the identifier alone for statuses that show no error of that name; the first one counts. */
const exceptions: ReadonlyMap<string, string | undefined> = new Map(
  ERRORS.toReversed().flatMap(({ status, error, exception }) => [
    [`${status} ${error}`, exception],
    [error, exception],
  ]),
);

/** The `exception` that goes with an error: the contract's example shows it. `undefined` where no example does. */
export function exceptionOf(status: number, error: string): string | undefined {
  return exceptions.get(`${status} ${error}`) ?? exceptions.get(error);
}

/** The identifier of an error where nobody names one: that of the contract's first example of the status, or what comes near. */
export function defaultErrorOf(status: number): string {
  const declared: Readonly<Record<string, readonly string[] | undefined>> = errorIdentifiers;
  const shown = ERRORS.find((one) => one.status === status)?.error ?? declared[String(status)]?.[0];
  if (shown !== undefined) return shown;
  const near = status >= 500 ? 500 : 400;
  return status === near ? "web_application" : defaultErrorOf(near);
}

/** The identifier that a rule wants to refuse with, if the contract knows it for the status; otherwise the status's own. */
export function identifierOf(status: number, wanted: string): string {
  const declared: Readonly<Record<string, readonly string[] | undefined>> = errorIdentifiers;
  const known = declared[String(status)];
  return known === undefined || known.includes(wanted) ? wanted : defaultErrorOf(status);
}

/** The headers that a status has, by lower-case name, with the values that the contract shows. */
export function headersOfStatus(status: number): Readonly<Record<string, string>> {
  for (const { responses } of Object.values(operationTable)) {
    const headers = responses[String(status)]?.headers ?? [];
    if (headers.length > 0) return exampleHeaders(headers);
  }
  return {};
}

/** Declared headers with the values of their examples. */
export function exampleHeaders(
  headers: readonly { readonly name: string; readonly example: string | null }[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    headers.flatMap(({ name, example }) => (example === null ? [] : [[name.toLowerCase(), example]])),
  );
}
