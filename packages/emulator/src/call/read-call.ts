import { type OperationId, operationIds, operationTable } from "@emchat/schema";
import type { ErrorReplyFactory } from "../service/error-reply.ts";
import { NO_BODY, type ReadBody, readBody } from "./body.ts";
import { type Call, IncomingCall } from "./call.ts";
import { decodeSegment, MAX_TARGET_LENGTH, readTarget, type Target } from "./path.ts";
import { readPreferHeader } from "./preferences.ts";
import { MAX_QUERY_PARAMETERS, NO_QUERY, readQuery } from "./query.ts";
import type { RawRequest } from "./raw-request.ts";
import type { Reply } from "./reply.ts";
import { compileRoutes, type FindRoute } from "./route-table.ts";
import { seal } from "./seal.ts";

/** What reading a call depends on. */
export interface ReaderOptions {
  readonly clock: () => number;
  readonly ids: () => string;
  readonly errorReply: ErrorReplyFactory;
  /** Whether oddities are refused instead of put up with. */
  readonly strict: () => boolean;
  /** Answers what is no operation: the address that gives out tokens. */
  readonly tokenAddress: (segments: readonly string[], raw: RawRequest, startedAt: number) => Reply | undefined;
  /** The largest body in bytes; `undefined` for the contract's own limit. */
  readonly bodyBytes: () => number | undefined;
  /** What `X-Mock-Fault` says of a call that no fault strikes. */
  readonly faultHeader: () => string | undefined;
}

/** How a request is routed. */
export interface RouteOptions {
  /** The routes of another contract. Default: those of the contract that this package was built with. */
  readonly routes?: FindRoute | undefined;
  /** Whether tokens are given out. Default `true`; somebody who only looks at what another service answers gives none. */
  readonly grants?: boolean | undefined;
}

/** The largest body where the contract sets no limit anywhere, in bytes. */
const DEFAULT_BODY_BYTES = 1_048_576;
/** The largest body that the contract allows for any of its operations, in bytes. */
export const CONTRACT_BODY_BYTES: number =
  Math.max(...Object.values(operationTable).map(({ requestBody }) => requestBody?.maxBytes ?? 0)) || DEFAULT_BODY_BYTES;

const PLAIN_ID = /^[A-Za-z0-9._-]{1,128}$/;

const contractRoutes = compileRoutes(
  operationIds.map((operationId) => {
    const { method, path, requestBody, mock } = operationTable[operationId];
    const maxBytes = requestBody?.maxBytes ?? CONTRACT_BODY_BYTES;
    return { operationId, method, path, mock, body: requestBody === null ? undefined : { ...requestBody, maxBytes } };
  }),
);

/**
 * Makes the function that turns a request into a call of the contract: path and verb are looked up, parameters decoded, the
 * body read. What has no operation is answered at once; what is wrong with parameters or body is found here and reported
 * later, after the token has been looked at.
 */
export function createCallReader(options: ReaderOptions): (raw: RawRequest, options?: RouteOptions) => Call | Reply {
  const { clock, errorReply } = options;
  const sealed = (reply: Reply, requestId: string, forgiven: readonly string[]): Reply =>
    seal(reply, { requestId, forgiven, fault: options.faultHeader() });

  return (raw, { routes = contractRoutes, grants = true } = {}) => {
    const startedAt = clock();
    const given = raw.headers["x-request-id"];
    const requestId = given !== undefined && PLAIN_ID.test(given) ? given : options.ids();
    const strict = options.strict();
    const refuse = (status: number, error: string, description: string, headers?: Record<string, string>): Reply =>
      sealed(errorReply(status, error, description, { startedAt, headers }), requestId, []);

    if (raw.target.length > MAX_TARGET_LENGTH) {
      return refuse(400, "illegal_argument", `path and query have more than ${MAX_TARGET_LENGTH} characters`);
    }
    const target = readTarget(raw.target);
    if (strict && target.forgiven.length > 0) return refuse(404, "service_resource_not_found", NO_PATH);
    const segments = decodeSegments(target.segments);
    if (segments === undefined) return refuse(400, "illegal_argument", BAD_ESCAPE);
    const route = routes(segments);
    if (route === undefined) {
      const granted = grants ? options.tokenAddress(segments, raw, startedAt) : undefined;
      if (granted === undefined) return refuse(404, "service_resource_not_found", NO_PATH);
      return sealed(granted, requestId, target.forgiven);
    }
    const operation = route.operations.get(raw.method);
    if (operation === undefined && raw.method === "OPTIONS") {
      const allowed = { status: 204, headers: { allow: route.allow }, body: undefined };
      return sealed(allowed, requestId, target.forgiven);
    }
    if (operation === undefined) {
      return refuse(405, "not_allowed", `this path allows ${route.allow} only`, { allow: route.allow });
    }

    const read = target.query === "" ? undefined : readQuery(target.query);
    if (read === undefined && target.query !== "") {
      return refuse(400, "illegal_argument", `the query has more than ${MAX_QUERY_PARAMETERS} parameters`);
    }
    const header = raw.headers["prefer"];
    const { body: expected } = operation;
    const body = expected
      ? readBody(raw, {
          required: expected.required,
          maxBytes: options.bodyBytes() ?? expected.maxBytes,
          forgiving: !strict,
        })
      : NO_BODY;
    return new IncomingCall(raw.headers, target.query, {
      // Another contract's own name: nothing that is given this call takes it for one of the compiled operations.
      operationId: operation.operationId as OperationId,
      method: operation.method,
      mock: operation.mock,
      head: raw.method !== operation.method,
      parameters: raw.target.length > LONG_TARGET ? detached(route.parameters) : route.parameters,
      query: read?.query ?? NO_QUERY,
      contentType: raw.headers["content-type"],
      body: body.value,
      bodyBytes: expected ? (raw.body?.byteLength ?? 0) : 0,
      bodyProblem: body.problem,
      requestId,
      startedAt,
      prefer: header === undefined && read !== undefined ? read.prefer : readPreferHeader(header),
      forgiven: forgivenOf(target, body),
    });
  };
}

/** From this length on, a name must not keep the target that it was cut from in memory. */
const LONG_TARGET = 256;

/** The same texts, as strings of their own: engines let a part of a string hold on to the whole. */
const detached = (texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  JSON.parse(JSON.stringify(texts)) as Readonly<Record<string, string>>;

const NO_PATH = "Service resource not found: the service has no such path";
const BAD_ESCAPE = "the path has a percent sign that begins no UTF-8 escape: write it as %25";

/** Segments without their escapes; `undefined` where one is broken. */
function decodeSegments(segments: readonly string[]): readonly string[] | undefined {
  if (!segments.some(hasEscape)) return segments;
  const decoded: string[] = [];
  for (const segment of segments) {
    const text = decodeSegment(segment);
    if (text === undefined) return undefined;
    decoded.push(text);
  }
  return decoded;
}

const hasEscape = (segment: string): boolean => segment.includes("%");

function forgivenOf(target: Target, body: ReadBody): string[] {
  if (target.forgiven.length === 0 && body.forgiven === undefined) return [];
  return body.forgiven === undefined ? [...target.forgiven] : [...target.forgiven, body.forgiven];
}
