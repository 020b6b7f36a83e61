import { matches, rivals } from "../spec/route.ts";
import {
  accepted,
  buildCase,
  plainRequest,
  refused,
  refusedWith,
  targetOf,
  tooLarge,
  unauthorized,
} from "./build-case.ts";
import { bytesOf } from "./bytes-of.ts";
import type { Case, CaseRequest, Expectation } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";
import { isUnrelated, withQuery } from "./queries.ts";
import { refusedValue } from "./reachable.ts";
import { judgeValue, pathOf } from "./target-values.ts";

/** How browsers, scripts and careless clients ask: with other headers, `undefined` for none, or with a query. */
const WAYS: readonly (readonly [string, Readonly<Record<string, string | undefined>>, string?])[] = [
  ["accept-anything", { Accept: "*/*" }],
  ["accept-browser", { Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" }],
  ["accept-nothing", { Accept: undefined }],
  ["script", { "X-Requested-With": "XMLHttpRequest", Origin: "https://other.example" }],
  ["chinese", { "Accept-Language": "zh-CN,zh;q=0.9" }],
  ["debug", {}, "debug=1&trace=1&verbose=true&callback=f"],
];

/** Success and each kind of refusal, to callers who do not ask for JSON: the spec declares no other reply. */
export function* negotiation(context: OperationContext): Iterable<Case> {
  const plain = plainRequest(context);
  for (const [kind, change, expect, positive] of kinds(context)) {
    for (const [name, asked, query] of WAYS) {
      if (query !== undefined && !isUnrelated(context.operation, query)) continue;
      const all = Object.entries({ ...plain.headers, ...change.headers, ...asked });
      const headers = Object.fromEntries(all.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
      const path = change.path ?? plain.path;
      yield buildCase(context, {
        family: "headers",
        name: `header/${name}/${kind}`,
        request: { ...change, headers, path: query === undefined ? path : withQuery(path, query) },
        positive,
        expect,
      });
    }
  }
}

function* kinds(context: OperationContext): Iterable<readonly [string, Partial<CaseRequest>, Expectation, boolean]> {
  const { operation, values } = context;
  yield ["success", {}, accepted(context, "the spec declares JSON whatever the caller accepts"), true];
  if (operation.credential !== undefined) {
    yield ["no-token", { auth: { kind: "none" } }, unauthorized(context, "there is no token", "no-token"), false];
  }
  const parameter = operation.parameters.filter((one) => one.in === "path" && !one.structured).at(-1);
  const wrong = "!";
  if (parameter !== undefined && judgeValue(context.spec, parameter, wrong) === "invalid") {
    const path = targetOf(context, { ...values, [parameter.name]: wrong });
    yield ["bad-path", { path }, refusedValue(context, parameter, `${parameter.name} breaks its rule`), false];
  }
  if (context.form?.kind === "json") {
    yield ["bad-json", { body: bytesOf("{") }, refused(context, "the body is not JSON", "syntax"), false];
    const limit = operation.body?.maxBytes;
    if (limit !== undefined) {
      const body = bytesOf(JSON.stringify(context.body) + " ".repeat(limit));
      yield ["too-large", { body }, tooLarge(context, "the body is too large"), false];
    }
    if (operation.replies.some(({ status }) => status === "415") && !context.profile.forgives.includes("media-type")) {
      const headers = { "Content-Type": "application/x-no-such-type" };
      yield ["media-type", { headers }, refusedWith(context, 415, "the body is not announced as JSON"), false];
    }
  }
  const own = pathOf(operation, values);
  const path = `${own}/no-such-thing`;
  if (!context.spec.operations.some(({ template }) => matches(template, path))) {
    yield [
      "unknown-path",
      { path },
      { ...refusedWith(context, 404, "the spec has no such path", "rule"), foreign: true },
      false,
    ];
  }
  const method = ["DELETE", "PUT", "GET"].find((name) => !operation.methodsOfPath.includes(name));
  if (method !== undefined && rivals(context.spec.operations, operation.template, own).length === 0) {
    const expect = {
      statuses: [405],
      foreign: true,
      allow: operation.methodsOfPath,
      because: `the spec does not declare ${method}`,
    };
    yield ["method", { method, body: undefined }, expect, false];
  }
}
