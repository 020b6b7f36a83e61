import { runInNewContext } from "node:vm";
import { describe, expect, it, onTestFinished } from "vitest";
import { type ClientOptions, createClient } from "../src/index.ts";
import { TOKEN } from "./service/local-service.ts";
import { sent } from "./service/replies.ts";

// Jest runs tests in a realm of their own: whatever Node's own modules throw and give comes from another
const foreign = (code: string): never => runInNewContext(code) as never;
const clientOf = (options: Partial<ClientOptions>) =>
  createClient({ org: "o", app: "a", token: TOKEN, rate: false, retry: { attempts: 3, baseDelay: 1 }, ...options });

describe("another realm's", () => {
  it("refused connection is known to have sent nothing, is asked again, and is quoted as the cause", async () => {
    let calls = 0;
    const fetch = async (): Promise<Response> => {
      calls += 1;
      throw foreign(`Object.assign(new TypeError("fetch failed"), {
        cause: Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), { code: "ECONNREFUSED", syscall: "connect" }),
      })`);
    };
    const { error } = await clientOf({ fetch }).safe.users.sendMessage("zw123", "hi");
    expect(error).toMatchObject({ kind: "connection", outcome: "not-sent", attempts: 3 });
    expect(error).toMatchObject({ cause: { message: "fetch failed", cause: { code: "ECONNREFUSED" } } });
    expect(calls).toBe(3);
  });

  it("broken connection is still of unknown outcome", async () => {
    const fetch = async (): Promise<Response> => {
      throw foreign('new TypeError("fetch failed", { cause: new Error("other side closed") })');
    };
    const { error } = await clientOf({ fetch }).safe.users.sendMessage("zw123", "hi");
    expect(error).toMatchObject({ kind: "connection", outcome: "unknown", attempts: 1 });
  });

  it("promises may be awaited, and those of listeners may reject", async () => {
    const lost: unknown[] = [];
    const note = (error: unknown): void => void lost.push(error);
    process.on("unhandledRejection", note);
    onTestFinished(() => void process.off("unhandledRejection", note));
    const reject = (): void => foreign('Promise.reject(new Error("the disk is full"))');
    const client = clientOf({
      token: () => foreign(`Promise.resolve("${TOKEN}")`),
      rate: { acquire: () => foreign("Promise.resolve()"), report: reject, state: () => foreign("({})") },
      logger: { debug: reject },
      fetch: async () => Response.json(sent),
    });
    await client.users.sendMessage("zw123", "hi");
    expect(await client.users.sendMany(["zw123"], "hi", { onProgress: reject })).toMatchObject({ delivered: 1 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(lost).toEqual([]);
  });
});
