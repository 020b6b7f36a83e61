import process from "node:process";
import { describeContract } from "@emchat/contract/vitest";
import { expect, it } from "vitest";

const { CONSUMER_BASE_URL: url, CONSUMER_APP: app } = process.env;
const status = `${url}/consumers/${app}/users/zw123/status`;
const headers = { authorization: "Bearer any" };

it("sees that a reply conforms", async () => {
  await expect(await fetch(status, { headers })).toConform("getUserStatus");
});

it("sees that a reply does not", async () => {
  const reply = new Response('{ "data": "offline" }', { headers: { "content-type": "application/json" } });
  await expect(expect(reply).toConform("getUserStatus")).rejects.toThrow("breaks the contract of getUserStatus");
});

// One test for each case of one operation.
await describeContract({
  url,
  org: "consumers",
  app,
  token: "YWMt-7f3a9c1e5b2d",
  profile: "mock",
  only: ["getUserStatus/*"],
});
