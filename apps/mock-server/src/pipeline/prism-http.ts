import type { Reply } from "@emchat/emulator";
import { silentLogger } from "./silent-logger.ts";

/** An operation as Prism describes it; the rest of it is Prism's own business. */
export interface PrismOperation {
  /** The operationId. */
  readonly iid?: string;
  readonly method: string;
  readonly path: string;
  readonly request?: { readonly body?: { readonly required?: boolean; readonly contents?: readonly unknown[] } };
  /** The code is a status, a class such as `4XX`, or `default`. */
  readonly responses?: readonly { readonly code: string; readonly contents?: readonly unknown[] }[];
  /** Alternatives, each a list of schemes that go together. */
  readonly security?: readonly (readonly unknown[])[];
}

/** A request as Prism's own components read it. */
export interface PrismRequest {
  readonly method: string;
  readonly url: { readonly path: string; readonly query?: Record<string, string[]> };
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/** Something that Prism's validators found. */
export interface PrismDiagnostic {
  readonly message: string;
  readonly severity: number;
  readonly code?: string | number;
  readonly path?: readonly (string | number)[];
}

/** What Prism is asked to answer. */
export interface MockWish {
  readonly dynamic: boolean;
  readonly code?: number;
  readonly exampleKey?: string;
  readonly seed?: string;
}

/** Prism's own validators and generators. */
export interface PrismHttp {
  operationsOf(document: unknown): Promise<readonly PrismOperation[]>;
  validateInput(operation: PrismOperation, request: PrismRequest): readonly PrismDiagnostic[];
  validateOutput(operation: PrismOperation, reply: Reply): readonly PrismDiagnostic[];
  /** A reply of an operation, or why there is none. */
  mock(operation: PrismOperation, wish: MockWish): Reply | { readonly refusal: string };
}

type Either<E, A> = { readonly _tag: "Left"; readonly left: E } | { readonly _tag: "Right"; readonly right: A };

/** What of the package is used; its own types need packages that are not ours. */
interface PrismHttpModule {
  getHttpOperationsFromSpec(document: object): Promise<PrismOperation[]>;
}
interface ValidatorModule {
  validateInput(options: { resource: PrismOperation; element: object }): Either<readonly PrismDiagnostic[], unknown>;
  validateOutput(options: { resource: PrismOperation; element: object }): Either<readonly PrismDiagnostic[], unknown>;
}
type Mocker = (options: {
  resource: PrismOperation;
  input: object;
  config: object;
}) => (
  logger: unknown,
) => Either<Error & { detail?: string }, { statusCode: number; headers?: Record<string, unknown>; body?: unknown }>;

let loaded: Promise<PrismHttp> | undefined;

/**
 * Loads what is used of `prism-http`, once. It takes more time and memory than all the rest of a start, so a server that is never
 * asked for made-up data and serves the contract it was built with never loads it.
 */
export function loadPrismHttp(): Promise<PrismHttp> {
  loaded ??= createPrismHttp();
  return loaded;
}

async function createPrismHttp(): Promise<PrismHttp> {
  const prism = await import("../prism/http.ts");
  const { getHttpOperationsFromSpec } = prism.operations as PrismHttpModule;
  const validator = prism.validator as ValidatorModule;
  const mocker = prism.mocker as Mocker;

  return {
    // It resolves references in place; the caller's document must stay as it is.
    operationsOf: (document) => getHttpOperationsFromSpec(structuredClone(document) as object),
    validateInput: (resource, element) =>
      element.body === undefined || element.body
        ? diagnosticsOf(validator.validateInput({ resource, element }))
        : validateFalsyBody(validator, resource, element),
    validateOutput: (resource, { status, headers, body }) =>
      diagnosticsOf(validator.validateOutput({ resource, element: { statusCode: status, headers, body } })),
    mock(resource, wish) {
      const data = { method: resource.method, url: { path: resource.path }, headers: {} };
      // A fresh config per call: Prism writes on it.
      const made = mocker({ resource, input: { data, validations: [] }, config: { ...wish } })(silentLogger);
      if (made._tag === "Left") return { refusal: made.left.detail ?? made.left.message };
      const { statusCode, headers = {}, body } = made.right;
      const shown = BODILESS.has(statusCode) ? undefined : body;
      // Prism calls what is not there text.
      const own = Object.entries(headers)
        .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
        .filter(([name]) => shown !== undefined || name !== "content-type");
      return { status: statusCode, headers: Object.fromEntries(own), body: shown };
    },
  };
}

/** Statuses whose replies have no body, whatever is declared for their class. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/** Prism takes a body of null, false, 0 or "" for none, unless it is that of a reply. */
function validateFalsyBody(
  validator: ValidatorModule,
  resource: PrismOperation,
  { headers, body }: PrismRequest,
): readonly PrismDiagnostic[] {
  const contents = resource.request?.body?.contents ?? [];
  const asReply = { ...resource, responses: [{ code: "200", contents }] };
  const found = validator.validateOutput({ resource: asReply, element: { statusCode: 200, headers, body } });
  return diagnosticsOf(found).map((one) => ({ ...one, message: one.message.replace(/^Response/, "Request") }));
}

function diagnosticsOf(result: Either<readonly PrismDiagnostic[], unknown>): readonly PrismDiagnostic[] {
  return result._tag === "Left" ? result.left.filter(({ severity }) => severity === 0) : [];
}
