import { ownValue } from "../spec/json.ts";
import { accepted, buildCase, plainRequest, refusedWith } from "./build-case.ts";
import type { Case } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";

/** What the profile knows: targets that exist and that do not, another tenant, a tenant that is none. */
export function* fixtures(context: OperationContext): Iterable<Case> {
  const { operation, profile } = context;
  const names = new Set(
    operation.parameters.filter((one) => one.in === "path" && !one.structured).map((one) => one.name),
  );
  for (const name of names) {
    for (const value of ownValue(profile.known, name) ?? []) {
      yield buildCase(context, {
        family: "fixtures",
        name: `fixture/known-${name}/${value}`,
        values: { [name]: value },
        positive: true,
        expect: existing(context, `the profile says that the ${name} ${JSON.stringify(value)} exists`),
      });
    }
    for (const value of ownValue(profile.unknown, name) ?? []) {
      yield buildCase(context, {
        family: "fixtures",
        name: `fixture/unknown-${name}/${value}`,
        values: { [name]: value },
        positive: true,
        expect: refusedWith(context, 404, `the profile says that there is no ${name} ${JSON.stringify(value)}`, "rule"),
      });
    }
  }
  for (const [name, tenant] of [
    ["other-tenant", profile.otherTenant],
    ["unknown-tenant", profile.unknownTenant],
  ] as const) {
    if (tenant === undefined || !Object.keys(tenant.parameters).every((parameter) => names.has(parameter))) continue;
    yield buildCase(context, {
      family: "fixtures",
      name: `fixture/${name}`,
      values: tenant.parameters,
      positive: true,
      expect: {
        statuses: tenant.statuses,
        because: name === "other-tenant" ? "the token is not good for this tenant" : "there is no such tenant",
      },
    });
  }
}

const existing = (context: OperationContext, because: string) => {
  const { whereAbsent: _, ...expect } = accepted(context, because);
  return expect;
};

/** Replies that no caller can bring about, asked for by the header that the profile names. */
export function* provoked(context: OperationContext): Iterable<Case> {
  const { operation, profile } = context;
  if (profile.provoke === undefined) return;
  const { header, value, statuses } = profile.provoke;
  for (const status of statuses) {
    if (!operation.replies.some((reply) => reply.status === String(status))) continue;
    const plain = plainRequest(context);
    yield buildCase(context, {
      family: "provoked",
      name: `provoked/${status}`,
      request: {
        headers: { ...plain.headers, [header]: value.replace("{status}", String(status)) },
      },
      rule: operation.replies.find((reply) => reply.status === String(status))?.pointer ?? operation.pointer,
      positive: true,
      expect: { statuses: [status], staged: true, because: `the request asks for the reply ${status} (${header})` },
    });
  }
}
