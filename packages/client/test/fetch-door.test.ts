import type { paths } from "@emchat/schema";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import createReactQuery, { type OpenapiQueryClient } from "openapi-react-query";
import { createElement, Suspense } from "react";
import { renderToReadableStream } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { createFetchClient, EmchatError, emchatFetch } from "../src/index.ts";
import { undiciTransport } from "../src/undici.ts";
import { answerWell, json, startService, TOKEN } from "./service/local-service.ts";
import { refusal } from "./service/replies.ts";

const tenant = { org: "easemob-demo", app: "chatdemoui", token: TOKEN, rate: false, retry: { baseDelay: 1 } } as const;
const STATUS = "/{org}/{app}/users/{username}/status";
const MESSAGES = "/{org}/{app}/users/{username}/messages";
const zw123 = { params: { path: { org: "easemob-demo", app: "chatdemoui", username: "zw123" } } };
const caught = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

describe("emchatFetch", () => {
  it.each([
    ["fetch", {}],
    ["undici", { transport: undiciTransport() }],
  ])("sends what it is given, with the token, over %s", async (_, options) => {
    const service = await startService();
    const send = emchatFetch({ ...tenant, ...options, baseUrl: service.url });
    const response = await send(`${service.url}/easemob-demo/chatdemoui/users/zw%2E123/messages?trace=1`, {
      method: "POST",
      headers: { "x-team": "orders", authorization: "Bearer another", "content-length": "5" },
      body: '{"msg":{"type":"txt","msg":"hi"}}',
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-emchat-attempts")).toBe("1");
    expect(await response.json()).toMatchObject({ data: [{ result_code: 200 }] });
    expect(service.seen).toMatchObject([
      {
        method: "POST",
        path: "/easemob-demo/chatdemoui/users/zw%2E123/messages?trace=1",
        headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json", "x-team": "orders" },
        body: '{"msg":{"type":"txt","msg":"hi"}}',
      },
    ]);
  });

  it("takes a Request and a URL, too", async () => {
    const service = await startService();
    const send = emchatFetch({ ...tenant, baseUrl: service.url });
    const url = `${service.url}/easemob-demo/chatdemoui/users/zw123/status`;
    for (const input of [url, new URL(url), new Request(url)]) expect((await send(input)).ok).toBe(true);
    expect(service.seen.map(({ method, headers }) => [method, headers["content-type"]])).toEqual(
      Array(3).fill(["GET", undefined]),
    );
  });

  it("makes again what surely was not processed, and nothing else", async () => {
    const service = await startService((seen, nth, response) => {
      if (nth === 1) json(response, 429, refusal("reach_limit"));
      else if (nth === 2) answerWell(seen, nth, response);
      else json(response, 502, { message: "Bad Gateway" });
    });
    const send = emchatFetch({ ...tenant, baseUrl: service.url });
    const post = { method: "POST", body: '{"msg":{"type":"txt","msg":"hi"}}' };
    const url = `${service.url}/easemob-demo/chatdemoui/users/zw123/messages`;
    expect((await send(url, post)).headers.get("x-emchat-attempts")).toBe("2");
    const failed = await send(url, post);
    expect(failed.status).toBe(502);
    expect(failed.headers.get("x-emchat-outcome")).toBe("unknown");
    expect(await failed.json()).toEqual({ message: "Bad Gateway" });
    expect(service.seen).toHaveLength(3);
  });

  it("gives a refusal as a Response, with the service's own words", async () => {
    const service = await startService((_seen, _nth, response) =>
      json(response, 404, refusal("service_resource_not_found")),
    );
    const send = emchatFetch({ ...tenant, baseUrl: service.url });
    const response = await send(`${service.url}/easemob-demo/chatdemoui/users/nobody/status`);
    expect(response.status).toBe(404);
    expect(response.headers.get("x-emchat-outcome")).toBe("rejected");
    expect(await response.json()).toEqual(refusal("service_resource_not_found"));
  });

  it("rejects with the client's own error where there is no reply, or none that is the contract's", async () => {
    const service = await startService((_seen, nth, response) => {
      if (nth === 1) response.destroy();
      else response.end("<html>");
    });
    const send = emchatFetch({ ...tenant, retry: false, baseUrl: service.url });
    const url = `${service.url}/easemob-demo/chatdemoui/users/zw123/status`;
    expect(await caught(send(url))).toMatchObject({ kind: "connection", outcome: "unknown" });
    expect(await caught(send(url))).toMatchObject({ kind: "response", outcome: "unknown" });
    expect(await caught(send(url, { signal: AbortSignal.abort() }))).toMatchObject({ kind: "aborted" });
    expect(service.seen).toHaveLength(2);
  });

  it("shows no reply of an attempt before the one that the caller aborted", async () => {
    const controller = new AbortController();
    const service = await startService((_seen, _nth, response) => {
      json(response, 503, refusal("service_unavailable"), { "retry-after": "5" });
      setTimeout(() => controller.abort(), 50);
    });
    const send = emchatFetch({ ...tenant, baseUrl: service.url });
    const url = `${service.url}/easemob-demo/chatdemoui/users/zw123/status`;
    expect(await caught(send(url, { signal: controller.signal }))).toMatchObject({ kind: "aborted" });
  });

  it.each([
    ["another host", "GET", "https://evil.example/easemob-demo/chatdemoui/users/zw123/status", "not below `baseUrl`"],
    [
      "another scheme",
      "GET",
      "http://a1.easemob.com/easemob-demo/chatdemoui/users/zw123/status",
      "not below `baseUrl`",
    ],
    [
      "another tenant",
      "GET",
      "https://a1.easemob.com/easemob-demo/other/users/zw123/status",
      "the address is easemob-demo/other's",
    ],
    [
      "a path of no operation",
      "GET",
      "https://a1.easemob.com/easemob-demo/chatdemoui/chatfiles",
      "no operation of the contract is GET /easemob-demo/chatdemoui/chatfiles: there are GET /{org}",
    ],
    [
      "a method of no operation",
      "DELETE",
      "https://a1.easemob.com/easemob-demo/chatdemoui/users/zw123/status",
      "no operation of the contract is DELETE",
    ],
    [
      "a target that climbs",
      "GET",
      "https://a1.easemob.com/easemob-demo/chatdemoui/users/../status",
      "no operation of the contract is GET /easemob-demo/chatdemoui/status",
    ],
    [
      "a target with a hidden slash",
      "GET",
      "https://a1.easemob.com/easemob-demo/chatdemoui/users/a%2Fb/status",
      "username is",
    ],
    [
      "a target that is broken",
      "GET",
      "https://a1.easemob.com/easemob-demo/chatdemoui/users/%E4%BD/status",
      "no percent-encoded text",
    ],
    ["no address", "GET", "/easemob-demo/chatdemoui/users/zw123/status", "not a request"],
  ])("refuses %s, and sends nothing", async (_, method, url, words) => {
    const fetch = vi.fn(async () => new Response("{}"));
    const error = await caught(emchatFetch({ ...tenant, fetch })(url, { method }));
    expect(error).toBeInstanceOf(EmchatError);
    expect(error).toMatchObject({
      kind: "configuration",
      outcome: "not-sent",
      message: expect.stringContaining(words),
    });
    expect(fetch).not.toHaveBeenCalled();
  });

  it("refuses at once options that no client can be made of", () => {
    expect(() => emchatFetch({ ...tenant, org: "" })).toThrow(EmchatError);
    expect(() => createFetchClient({ ...tenant, baseUrl: "a1.easemob.com" })).toThrow(EmchatError);
  });
});

describe("openapi-fetch's client over it", () => {
  it("is typed by the contract, and returns data or error", async () => {
    const service = await startService((seen, nth, response) =>
      nth === 3 ? json(response, 404, refusal("service_resource_not_found")) : answerWell(seen, nth, response),
    );
    const client = createFetchClient({ ...tenant, baseUrl: service.url });
    const { data } = await client.GET(STATUS, zw123);
    expect(data?.data).toEqual([{ target_name: "zw123", result_code: 200, result_content: { result: "online" } }]);
    const sent = await client.POST(MESSAGES, { ...zw123, body: { msg: { type: "txt", msg: "hi" } } });
    expect(sent.response.status).toBe(200);
    const { error } = await client.GET(STATUS, zw123);
    expect(error?.error).toBe("service_resource_not_found");
    expect(service.seen.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill(`Bearer ${TOKEN}`));
  });

  it("paces and repeats as every client does", async () => {
    const service = await startService((seen, nth, response) =>
      nth === 1 ? json(response, 429, refusal("reach_limit")) : answerWell(seen, nth, response),
    );
    const client = createFetchClient({ ...tenant, baseUrl: service.url });
    const { response } = await client.POST(MESSAGES, { ...zw123, body: { msg: { type: "txt", msg: "hi" } } });
    expect(response.headers.get("x-emchat-attempts")).toBe("2");
  });
});

type ReactQuery = OpenapiQueryClient<paths, "application/json">;

const api = (baseUrl: string): ReactQuery => createReactQuery(createFetchClient({ ...tenant, baseUrl, retry: false }));

function Presence({ $api, username }: { readonly $api: ReactQuery; readonly username: string }): string {
  const path = { ...zw123.params.path, username };
  const { data } = $api.useSuspenseQuery("get", STATUS, { params: { path } });
  return JSON.stringify(data.data);
}

describe("openapi-react-query over it", () => {
  it("asks and caches with query options", async () => {
    const service = await startService();
    const query = new QueryClient();
    const options = api(service.url).queryOptions("get", STATUS, zw123);
    for (let times = 0; times < 2; times += 1) {
      const { data } = await query.ensureQueryData(options);
      expect(data).toMatchObject([{ result_content: { result: "online" } }]);
    }
    expect(service.seen).toHaveLength(1);
  });

  it("shows presence in a React component", async () => {
    const service = await startService();
    const tree = createElement(
      QueryClientProvider,
      { client: new QueryClient() },
      createElement(
        Suspense,
        { fallback: "…" },
        createElement(Presence, { $api: api(service.url), username: "zw123" }),
      ),
    );
    const stream = await renderToReadableStream(tree);
    await stream.allReady;
    expect(await new Response(stream).text()).toContain("online");
  });

  it("hands a refusal to the component's error", async () => {
    const service = await startService((_seen, _nth, response) =>
      json(response, 404, refusal("service_resource_not_found")),
    );
    const query = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const error = await caught(query.fetchQuery(api(service.url).queryOptions("get", STATUS, zw123)));
    expect(error).toMatchObject({ error: "service_resource_not_found" });
  });
});
