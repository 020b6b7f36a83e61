// Checked by three compilers, never run: other people's types meet the client's.
import { createClient, type EmchatClient, isEmchatError, type Middleware, type Plain, text } from "@emchat/client";
import { type SpanLike, type TelemetryOptions, telemetry } from "@emchat/client/otel";
import { undiciTransport } from "@emchat/client/undici";
import { context, metrics, propagation, trace } from "@opentelemetry/api";
import { Agent, EnvHttpProxyAgent, MockAgent, ProxyAgent, fetch as undiciFetch } from "undici";
import { vi } from "vitest";

const tenant = { org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" };
const client = createClient(tenant);

// a `fetch` may be the runtime's, undici's, one with a proxy, or a double
createClient({ ...tenant, fetch });
createClient({ ...tenant, fetch: globalThis.fetch.bind(globalThis) });
createClient({ ...tenant, fetch: undiciFetch });
createClient({
  ...tenant,
  fetch: (url, init) => undiciFetch(url, { ...init, dispatcher: new ProxyAgent("http://127.0.0.1:1") }),
});
createClient({ ...tenant, fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init) });
createClient({ ...tenant, fetch: async () => new Response("{}") });
createClient({ ...tenant, fetch: vi.fn(async () => new Response("{}")) });
createClient({ ...tenant, fetch: vi.fn().mockResolvedValue(new Response("{}")) });
createClient({ ...tenant, fetch: vi.fn<typeof fetch>(async () => Response.json({})) });
// @ts-expect-error a reply needs a status
createClient({ ...tenant, fetch: async () => "{}" });

// undici's agents
for (const dispatcher of [new Agent(), new EnvHttpProxyAgent(), new MockAgent(), new ProxyAgent("http://127.0.0.1:1")])
  createClient({ ...tenant, transport: undiciTransport({ dispatcher }) });
createClient({
  ...tenant,
  transport: vi.fn(async () => ({ status: 200, headers: new Headers(), body: "{}" })),
});
// @ts-expect-error a dispatcher is no address
undiciTransport({ dispatcher: "http://127.0.0.1:1" });

// OpenTelemetry's own objects
const tracer = trace.getTracer("shop");
const duration = metrics.getMeter("shop").createHistogram("http.client.request.duration", { unit: "s" });
telemetry({
  tracer,
  duration,
  inject: (span, headers) => propagation.inject(trace.setSpan(context.active(), span), headers),
});
telemetry({ tracer });
telemetry({ duration });
const wired: TelemetryOptions<ReturnType<typeof tracer.startSpan>> = {
  tracer,
  inject: (span, headers) => propagation.inject(trace.setSpan(context.active(), span), headers),
};
const middleware: Middleware[] = [telemetry(wired), telemetry({})];
createClient({ ...tenant, middleware });
// @ts-expect-error a span of another make
telemetry({ tracer, inject: (span: SpanLike & { readonly mine: true }) => void span });

// `ext` may be an interface, a type, a class
interface Order {
  orderId: number;
  note?: string;
}
class Visit {
  at = 0;
}
declare const order: Order;
client.users.sendMessage("zw123", { msg: text("hi"), ext: order });
client.groups.sendMessage("1402541206787", { msg: { type: "txt", msg: "hi" }, from: "alice", ext: new Visit() });
client.users.sendMany(["zw123"], { msg: text("hi"), ext: order });
client.users.sendMany(["zw123"], () => ({ msg: text("hi"), ext: order }));
// @ts-expect-error `ext` is an object
client.users.sendMessage("zw123", { msg: text("hi"), ext: "order 1" });

// `from` and `ext` stand beside the message, not in it
// @ts-expect-error in it
client.users.sendMessage("zw123", { type: "txt", msg: "hi", from: "alice", ext: { orderId: 1 } });
// @ts-expect-error in it
client.users.sendMessage("zw123", { type: "txt", msg: "hi", from: "alice" });
// @ts-expect-error in it
client.groups.sendMessage("1", { type: "txt", msg: "hi", ext: { orderId: 1 } });
// @ts-expect-error in it, of a picture
client.users.sendMessage("zw123", { type: "img", url: "https://a1.easemob.com/x", ext: order });
// @ts-expect-error in it, for many
client.users.sendMany(["zw123"], { type: "cmd", action: "refresh", from: "alice" });
const astray = { type: "txt", msg: "hi", from: "alice" } as const;
// @ts-expect-error in it, in a variable
client.users.sendMessage("zw123", astray);

// a guard by kind leaves a body that can be read
export function describe(error: unknown): string {
  if (isEmchatError(error, "notFound")) return error.body?.error ?? "";
  if (isEmchatError(error, "badRequest")) return error.body?.error_description ?? "";
  if (isEmchatError(error, "authentication")) return error.body?.exception ?? "";
  if (isEmchatError(error, "permission")) return error.body?.error ?? "";
  if (isEmchatError(error, "rateLimited")) return error.body?.error ?? String(error.retryAfterMs);
  if (isEmchatError(error, "server")) return error.body?.error ?? String(error.status);
  if (isEmchatError(error, "target")) return error.results[0]?.target ?? error.body?.action ?? "";
  if (isEmchatError(error, "response")) return String(error.body?.timestamp);
  if (isEmchatError(error, "timeout")) return error.body?.error ?? "";
  if (isEmchatError(error) && error.key === 404) return error.body?.error ?? "";
  if (isEmchatError(error) && error.key === undefined) {
    // @ts-expect-error a gateway may have answered, in JSON of its own
    error.body?.error.length;
  }
  return isEmchatError(error) ? error.outcome : "";
}

// doubles with async functions stand where plain promises are asked for, and so does a client
type Users = Plain<Pick<EmchatClient["users"], "getStatus" | "sendMessage">>;
const accepts = (users: Users): Users => users;
accepts(client.users);
accepts({
  getStatus: async (username) => ({ username, status: "online" }),
  sendMessage: async (target) => ({ results: [{ target, ok: true, code: 200 }] }),
});
const double: Users = {
  getStatus: vi.fn(async (username: string) => ({ username, status: "online" as const })),
  sendMessage: vi.fn().mockResolvedValue({ results: [] }),
};
accepts(double);
const whole: Plain<EmchatClient> = client;
void (await whole.safe.users.getStatus("zw123")).ok;
vi.spyOn(client.users, "getStatus").mockResolvedValue({ username: "zw123", status: "offline" });
accepts({
  // @ts-expect-error presence has two statuses
  getStatus: async (username) => ({ username, status: "away" }),
  sendMessage: async () => ({ results: [] }),
});
