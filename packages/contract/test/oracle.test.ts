import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { type Case, loadSpec, planRun, readProfile, type Spec, STRICT_PROFILE } from "../src/index.ts";

let spec: Spec;
let cases: readonly Case[];

beforeAll(async () => {
  spec = await loadSpec();
  cases = planRun({ spec, profile: STRICT_PROFILE, parameters: {}, cases: 600, seed: 3 }).cases;
});

/** The body's schema, compiled apart from the kit. */
function bodyIsValid(): (body: unknown) => boolean {
  const root = parse(readFileSync(fileURLToPath(import.meta.resolve("@emchat/spec/openapi.yaml")), "utf8"));
  const ajv = new Ajv2020({ strict: false, validateSchema: false });
  ajv.addSchema(root, "x:/");
  const validate = ajv.compile({ $ref: "x:/#/components/schemas/SendMessageRequest" });
  return (body) => validate(body) === true;
}

test("every body that is to be refused breaks the spec, and every body that is to be taken keeps it", () => {
  const valid = bodyIsValid();
  const bodies = cases.filter((one) => one.json !== undefined && one.id.includes("/body/"));
  expect(bodies.filter((one) => one.positive).length).toBeGreaterThan(400);
  expect(bodies.filter((one) => !one.positive).length).toBeGreaterThan(1000);
  for (const one of bodies) {
    const text = new TextDecoder().decode(one.request.body);
    expect([one.id, valid(JSON.parse(text))]).toEqual([one.id, one.positive]);
  }
});

test("every negative has one expected status, but where HTTP or the order of checks leaves two", () => {
  const loose =
    /auth\/unknown-then-good|\/(encoding|method|header|query)\/|syntax\/(gzip|byte-order-mark|lone-surrogate|deep-|huge-number|duplicate-key)/;
  for (const one of cases.filter((candidate) => !candidate.positive)) {
    if (!loose.test(one.id)) expect([one.id, one.expect.statuses.length]).toEqual([one.id, 1]);
    expect(one.expect.statuses.every((status) => (status < 400 ? loose.test(one.id) : status < 600))).toBe(true);
  }
});

test("no probe of the token breaks anything else, and no probe of the body has a wrong token", () => {
  const plain = cases.find((one) => one.id === "sendMessageToUser/auth/none");
  for (const one of cases) {
    if (one.family === "authentication") {
      const valid = one.operation.method === "GET" || one.request.body?.byteLength === plain?.request.body?.byteLength;
      expect([one.id, valid]).toEqual([one.id, true]);
    } else if (!/header\/[\w-]+\/no-token|HEAD-without-token|-credential$/.test(one.id)) {
      expect([one.id, one.request.auth]).toEqual([one.id, { kind: "token", name: "main" }]);
    }
  }
});

test("every bound of every string and number of the body is probed from both sides, in every operation", () => {
  const text = readFileSync(fileURLToPath(import.meta.resolve("@emchat/spec/openapi.yaml")), "utf8");
  expect(text).toContain("FileName: { type: string");
  const ids = new Set(cases.map((one) => one.id));
  for (const operation of ["sendMessageToUser", "sendMessageToGroup"]) {
    for (const end of [
      "msg~text.msg/maxLength",
      "msg~text.msg/maxLength+1",
      "msg~txt.msg/maxLength+1",
      "msg~text.msg/minLength",
      "msg~text.msg/minLength-1",
      "msg~img.filename/maxLength",
      "msg~img.filename/maxLength+1",
      "msg~img.size.width/maximum",
      "msg~img.size.width/maximum+1",
      "msg~audio.length/minimum",
      "msg~audio.length/minimum-1",
      "msg~loc.lat/maximum",
      "msg~loc.lat/maximum+1",
      "msg~loc.lng/minimum-1",
      "msg~custom.customExts/maxProperties",
      "msg~custom.customExts/maxProperties+1",
      "msg~custom.customExts.*/maxLength+1",
      "from/maxLength",
      "from/maxLength+1",
      "(root)/size/max",
      "(root)/size/max+1",
    ]) {
      expect([end, ids.has(`${operation}/body/${end}`)]).toEqual([end, true]);
    }
  }
});

test("the pairs of optional properties all meet in some valid body", () => {
  const pairs = new Set<string>();
  for (const one of cases.filter((candidate) => candidate.family === "generated" && candidate.positive)) {
    const body = one.json as { msg?: Record<string, unknown> } & Record<string, unknown>;
    if (body?.msg?.["type"] !== "img") continue;
    const names = [...Object.keys(body), ...Object.keys(body.msg).map((name) => `msg.${name}`)];
    for (const a of names) for (const b of names) pairs.add(`${a} ${b}`);
  }
  const optional = [
    "from",
    "ext",
    "msg.filename",
    "msg.secret",
    "msg.thumb",
    "msg.thumb_secret",
    "msg.size",
    "msg.file_length",
  ];
  for (const a of optional)
    for (const b of optional) expect([`${a} ${b}`, pairs.has(`${a} ${b}`)]).toEqual([`${a} ${b}`, true]);
});

test("--cases sizes the generated part", () => {
  for (const count of [0, 1, 100, 1000]) {
    const plan = planRun({ spec, profile: STRICT_PROFILE, parameters: {}, cases: count, seed: 1 });
    expect(plan.cases.filter((one) => one.family === "generated").length).toBe(count);
  }
});

test("a profile that forgives media types and tokens asks for nothing that it forgives", async () => {
  const profile = await readProfile("mock");
  const forgiving = planRun({ spec, profile, parameters: {}, cases: 0, seed: 1 }).cases;
  expect(forgiving.filter((one) => /auth\/(unknown|truncated|extended)/.test(one.id))).toEqual([]);
  const form = forgiving.find((one) => one.id === "sendMessageToUser/header/content-type/form");
  expect(form?.expect.statuses).toEqual([415, 200]);
});
