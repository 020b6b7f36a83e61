import type { GatewayReply } from "./gateway-replies.ts";
import { ATTEMPTS } from "./matrix.ts";

const JSON_TYPE = { "content-type": "application/json" };

/** The service had delivered before its gateway gave up: to send again is to deliver twice. */
const unsure = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): GatewayReply => ({
  status,
  headers: { ...JSON_TYPE, ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
  delivered: true,
  expected: { get: ATTEMPTS, post: 1, kind: "server", outcome: "unknown" },
});

/** The service's envelope but for one thing. */
const nearly = (change: object): GatewayReply =>
  unsure(503, { error: "service_unavailable", timestamp: 1404932199220, duration: 0, exception: "x", ...change });

/** Replies with JSON of what stands before the service: many have an `error` that is truthy, and none is the service's word. */
export const GATEWAY_JSON: Readonly<Record<string, GatewayReply>> = {
  "Traefik 504": unsure(504, "Gateway Timeout", { "content-type": "text/plain" }),
  "Apigee 504": unsure(504, { fault: { faultstring: "Gateway Timeout", detail: { errorcode: "GatewayTimeout" } } }),
  "APISIX 503": unsure(503, { error_msg: "failed to fetch api breaker" }, { server: "APISIX/3.9.1" }),
  "Tyk 503": unsure(503, { error: "There was a problem proxying the request" }),
  "Azure API Management 503": unsure(503, { statusCode: 503, message: "Service unavailable" }),
  "Google Cloud 503": unsure(503, { error: { code: 503, message: "try again", status: "UNAVAILABLE" } }),
  "Envoy 503 as JSON": unsure(
    503,
    { status: 503, error: "UF", message: "upstream connect error" },
    { server: "envoy" },
  ),
  "Istio 503 with one word": unsure(503, { error: "unavailable" }, { server: "istio-envoy" }),
  "Vercel 504": unsure(504, { error: { code: "FUNCTION_INVOCATION_TIMEOUT", message: "timed out" } }),
  "Squid 503 with an error of its own": unsure(503, { error: "ERR_READ_TIMEOUT", timestamp: 1404932199220 }),
  "HAProxy 503 from an error file": unsure(503, { error: "backend_timeout", status: 503 }),
  "Akamai 503": unsure(503, "Reference #11.8c0e2f7e.1404932199.1b2c3d4e", { server: "AkamaiGHost" }),
  "IIS 502.3": unsure(502, "<h2>502 - Web server received an invalid response</h2>", { server: "Microsoft-IIS/10.0" }),
  "AWS ALB 561": unsure(561, "", { server: "awselb/2.0" }),
  "Micronaut 503": unsure(503, { error: "service_unavailable", message: "x", path: "/", timestamp: 1404932199220 }),
  "Express 503": unsure(503, { error: "timeout", code: "ETIMEDOUT", timeout: 5000 }),
  "a problem of RFC 9457": unsure(503, { type: "about:blank", title: "Service Unavailable", status: 503 }),
  "nearly the envelope, its error a number": nearly({ error: 503 }),
  "nearly the envelope, its error an object": nearly({ error: { code: "service_unavailable" } }),
  "nearly the envelope, its error a sentence": nearly({ error: "service unavailable" }),
  "nearly the envelope, its error in capitals": nearly({ error: "SERVICE_UNAVAILABLE" }),
  "nearly the envelope, its error with a line's end": nearly({ error: "service_unavailable\n" }),
  "nearly the envelope, its time a text": nearly({ timestamp: "1404932199220" }),
  "nearly the envelope, its time a date": nearly({ timestamp: "2026-11-27T08:00:00Z" }),
  "nearly the envelope, its time before there was time": nearly({ timestamp: -1 }),
  "nearly the envelope, without its duration": nearly({ duration: undefined }),
  "nearly the envelope, its duration with a unit": nearly({ duration: "12ms" }),
  "the envelope within a list": unsure(503, [{ error: "service_unavailable", timestamp: 1, duration: 0 }]),
  "the envelope within another": unsure(503, { body: { error: "service_unavailable", timestamp: 1, duration: 0 } }),
  "the envelope by way of a prototype": unsure(
    503,
    '{"__proto__":{"error":"service_unavailable","timestamp":1,"duration":0}}',
  ),
  "the envelope with something behind it": unsure(
    503,
    '{"error":"service_unavailable","timestamp":1,"duration":0}<hr>',
  ),
};
