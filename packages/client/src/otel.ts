/**
 * OpenTelemetry for `@emchat/client`, by shape: whatever has these methods will do, and `@opentelemetry/api` is no dependency.
 * Names follow the semantic conventions for HTTP client spans, version 1.23 and later.
 *
 * @module
 */
import { EmchatError } from "./errors/emchat-error.ts";
import type { Middleware } from "./middleware.ts";
import { checkOptions } from "./option-checks.ts";
import { tell } from "./tell.ts";

/** The part of OpenTelemetry's `Span` that is used. */
export interface SpanLike {
  /** Sets one attribute. */
  setAttribute(name: string, value: string | number): unknown;
  /** Sets the status; 2 is an error. */
  setStatus(status: { readonly code: number }): unknown;
  /** Ends the span. */
  end(): void;
}

/** The part of OpenTelemetry's `Tracer` that is used. */
export interface TracerLike<Span extends SpanLike = SpanLike> {
  /** Begins a span; kind 2 is a client's. */
  startSpan(
    name: string,
    options: { readonly kind: number; readonly attributes: Readonly<Record<string, string | number>> },
  ): Span;
}

/** The part of OpenTelemetry's `Histogram` that is used. */
export interface HistogramLike {
  /** Takes one measurement. */
  record(value: number, attributes: Readonly<Record<string, string | number>>): void;
}

/** What to report to. */
export interface TelemetryOptions<Span extends SpanLike = SpanLike> {
  /** Gets one client span per attempt, as `trace.getTracer("…")` of `@opentelemetry/api` gives it. */
  readonly tracer?: TracerLike<Span> | undefined;
  /** Gets one duration per attempt, in seconds: an instrument named `http.client.request.duration`. */
  readonly duration?: HistogramLike | undefined;
  /** Writes the span's context into the headers, as `propagation.inject(trace.setSpan(context.active(), span), headers)` does. */
  readonly inject?: ((span: Span, headers: Record<string, string>) => void) | undefined;
}

const CLIENT = 2;
const ERROR = 2;

/**
 * Middleware that makes a span and a measurement of every attempt. Neither holds the target, the message or the token: of the
 * address there are server and port alone.
 *
 * @throws EmchatConfigurationError when it is given no options.
 * @example
 * ```ts
 * import { createClient } from "@emchat/client";
 * import { telemetry, type TracerLike } from "@emchat/client/otel";
 *
 * declare const tracer: TracerLike; // trace.getTracer("shop") of @opentelemetry/api
 * const middleware = [telemetry({ tracer })];
 * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample", middleware });
 * ```
 */
export function telemetry<Span extends SpanLike>(options: TelemetryOptions<Span>): Middleware {
  checkOptions(options);
  const { tracer, duration, inject } = options;
  return async (request, next) => {
    const { hostname, port, protocol } = new URL(request.url);
    const attributes: Record<string, string | number> = {
      "http.request.method": request.method,
      "server.address": hostname,
      "server.port": Number(port) || (protocol === "http:" ? 80 : 443),
      "url.scheme": protocol.slice(0, -1),
    };
    const headers = { ...request.headers };
    let span: Span | undefined;
    // whatever telemetry does, it decides nothing about a message
    tell(() => {
      span = tracer?.startSpan(request.method, {
        kind: CLIENT,
        attributes: {
          ...attributes,
          "emchat.operation": request.operation,
          ...(request.attempt > 1 && { "http.request.resend_count": request.attempt - 1 }),
        },
      });
      if (span) inject?.(span, headers);
    });
    const finish = (name: string, value: string | number): void => {
      attributes[name] = value;
      tell(() => span?.setAttribute(name, value));
    };
    const fail = (type: string): void => {
      finish("error.type", type);
      tell(() => span?.setStatus({ code: ERROR }));
    };
    const startedAt = performance.now();
    try {
      const reply = await next({ ...request, headers });
      finish("http.response.status_code", reply.status);
      if (reply.status >= 400) fail(String(reply.status));
      return reply;
    } catch (error) {
      fail(error instanceof EmchatError ? error.kind : "_OTHER");
      throw error;
    } finally {
      tell(() => duration?.record((performance.now() - startedAt) / 1000, attributes));
      tell(() => span?.end());
    }
  };
}
