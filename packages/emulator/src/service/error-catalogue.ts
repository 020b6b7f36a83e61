/**
 * The `exception` that goes with an error's identifier. The names are those of the service's own replies of 2014 (captured
 * reply of 2014-12-11, pages beside the source document), later ones where 2014 knew no such error.
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  illegal_argument: "java.lang.IllegalArgumentException",
  json_parse: "org.codehaus.jackson.JsonParseException",
  unauthorized: "org.apache.usergrid.rest.exceptions.SecurityException",
  auth_bad_access_token: "org.apache.usergrid.rest.exceptions.SecurityException",
  expired_token: "org.usergrid.rest.exceptions.SecurityException",
  forbidden_service_operation: "org.apache.usergrid.services.exceptions.ForbiddenServiceOperationException",
  service_resource_not_found: "org.usergrid.services.exceptions.ServiceResourceNotFoundException",
  organization_application_not_found: "org.apache.usergrid.rest.exceptions.OrganizationApplicationNotFoundException",
  not_allowed: "javax.ws.rs.NotAllowedException",
  "Request Entity Too Large": "RequestEntityTooLargeException",
  web_application: "javax.ws.rs.WebApplicationException",
  reach_limit: "EasemobRateLimiterException",
  service_unavailable: "ServiceUnavailableException",
};

/** The `exception` of an error; `undefined` for an identifier that no document shows one for. */
export function exceptionOf(errorId: string): string | undefined {
  return Object.hasOwn(EXCEPTIONS, errorId) ? EXCEPTIONS[errorId] : undefined;
}

/** The error's identifier that goes with a status where nobody names one. */
export const DEFAULT_ERROR: Readonly<Record<number, string>> = {
  400: "illegal_argument",
  401: "unauthorized",
  403: "forbidden_service_operation",
  404: "service_resource_not_found",
  405: "not_allowed",
  413: "Request Entity Too Large",
  415: "web_application",
  429: "reach_limit",
  500: "web_application",
  503: "service_unavailable",
};
