import { type OperationId, operationTable } from "@emchat/schema";
import type { ErrorReplyFactory } from "../service/error-reply.ts";
import { type ReadBody, readBody } from "./body.ts";
import { type Call, IncomingCall } from "./call.ts";
import { decodeSegment, MAX_TARGET_LENGTH, readTarget } from "./path.ts";
import { readPreferHeader } from "./preferences.ts";
import { MAX_QUERY_PARAMETERS, NO_QUERY, readQuery } from "./query.ts";
import type { RawRequest } from "./raw-request.ts";
import type { Reply } from "./reply.ts";
import { compileRoutes } from "./route-table.ts";
import { seal } from "./seal.ts";

/** What reading a call depends on. */
export interface ReaderOptions {
  readonly clock: () => number;
  readonly ids: () => string;
  readonly errorReply: ErrorReplyFactory;
  /** Whether oddities are refused instead of put up with. */
  readonly strict: () => boolean;
  /** The largest body in bytes; `undefined` for the contract's own limit. */
  readonly bodyBytes: () => number | undefined;
}

/** The largest body that the contract allows for any of its operations, in bytes. */
export const CONTRACT_BODY_BYTES: number = Math.max(
  ...Object.values(operationTable).map(({ requestBody }) => requestBody?.maxBytes ?? 0),
);

const PLAIN_ID = /^[A-Za-z0-9._-]{1,128}$/;
const NO_BODY: ReadBody = Object.freeze({});

const findRoute = compileRoutes(
  (Object.keys(operationTable) as OperationId[]).map((operationId) => {
    const { method, path, requestBody } = operationTable[operationId];
    const maxBodyBytes = requestBody?.maxBytes ?? CONTRACT_BODY_BYTES;
    return { operationId, method, path, hasRequestBody: requestBody !== null, maxBodyBytes };
  }),
);

/**
 * Makes the function that turns a request into a call of the contract: path and verb are looked up, parameters decoded, the
 * body read. What has no operation is answered at once; what is wrong with parameters or body is found here and reported
 * later, after the token has been looked at.
 */
export function createCallReader(options: ReaderOptions): (raw: RawRequest) => Call | Reply {
  const { clock, errorReply } = options;

  return (raw) => {
    const startedAt = clock();
    const given = raw.headers["x-request-id"];
    const requestId = given !== undefined && PLAIN_ID.test(given) ? given : options.ids();
    const strict = options.strict();
    const refuse = (status: number, error: string, description: string, headers?: Record<string, string>): Reply =>
      seal(errorReply(status, error, description, { startedAt, headers }), requestId, []);

    if (raw.target.length > MAX_TARGET_LENGTH) {
      return refuse(400, "illegal_argument", `path and query have more than ${MAX_TARGET_LENGTH} characters`);
    }
    const target = readTarget(raw.target);
    if (strict && target.forgiven.length > 0) return refuse(404, "service_resource_not_found", NO_PATH);
    const segments = target.segments.map(decodeSegment);
    if (!allDecoded(segments)) return refuse(400, "illegal_argument", BAD_ESCAPE);
    const route = findRoute(segments);
    if (route === undefined) return refuse(404, "service_resource_not_found", NO_PATH);
    const operation = route.operations.get(raw.method);
    if (operation === undefined && raw.method === "OPTIONS") {
      return seal({ status: 204, headers: { allow: route.allow }, body: undefined }, requestId, target.forgiven);
    }
    if (operation === undefined) {
      return refuse(405, "not_allowed", `this path allows ${route.allow} only`, { allow: route.allow });
    }

    const parameters: Record<string, string> = {};
    const long = raw.target.length > LONG_TARGET;
    for (const { at, name } of route.parameters)
      parameters[name] = long ? detached(segments[at] ?? "") : (segments[at] ?? "");
    const read = target.query === "" ? undefined : readQuery(target.query);
    if (read === undefined && target.query !== "") {
      return refuse(400, "illegal_argument", `the query has more than ${MAX_QUERY_PARAMETERS} parameters`);
    }
    const header = raw.headers["prefer"];
    const body = operation.hasRequestBody
      ? readBody(raw, { maxBytes: options.bodyBytes() ?? operation.maxBodyBytes, forgiving: !strict })
      : NO_BODY;
    return new IncomingCall({
      operationId: operation.operationId,
      method: operation.method,
      head: raw.method !== operation.method,
      parameters,
      query: read?.query ?? NO_QUERY,
      authorization: raw.headers["authorization"],
      contentType: raw.headers["content-type"],
      body: body.value,
      bodyBytes: operation.hasRequestBody ? (raw.body?.byteLength ?? 0) : 0,
      bodyProblem: body.problem,
      requestId,
      startedAt,
      prefer: header === undefined && read !== undefined ? read.prefer : readPreferHeader(header),
      forgiven: body.forgiven === undefined ? [...target.forgiven] : [...target.forgiven, body.forgiven],
    });
  };
}

/** From this length on, a name must not keep the target that it was cut from in memory. */
const LONG_TARGET = 256;

/** The same text, as a string of its own: engines let a part of a string hold on to the whole. */
const detached = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

const NO_PATH = "Service resource not found: the service has no such path";
const BAD_ESCAPE = "the path has a percent sign that begins no UTF-8 escape: write it as %25";

function allDecoded(segments: readonly (string | undefined)[]): segments is readonly string[] {
  return !segments.includes(undefined);
}
