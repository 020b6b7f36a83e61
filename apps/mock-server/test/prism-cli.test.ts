// @module-tag process
import { readFileSync } from "node:fs";
import { delimiter, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { type OperationId, operationTable } from "@emchat/schema";
import { examples, pathExamples } from "@emchat/schema/examples";
import { expect, test } from "vitest";
import { type CliProcess, start } from "./harness/cli-process.ts";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));

/** Starts the package's own script, as pnpm would, on a free port. With NODE_ENV=production this version of Prism does not start. */
function startPrism(): CliProcess {
  const { scripts } = JSON.parse(readFileSync(`${PACKAGE}package.json`, "utf8")) as { scripts: Record<string, string> };
  const tools = fileURLToPath(new URL("../node_modules/.bin", import.meta.url));
  return start("sh", ["-c", `exec ${scripts["mock:prism"]} -p 0`], {
    cwd: PACKAGE,
    env: { PATH: [tools, dirname(process.execPath), process.env["PATH"]].join(delimiter) },
  });
}

const cases = (Object.keys(operationTable) as OperationId[]).flatMap((operationId) =>
  Object.entries(examples[operationId].responses).flatMap(([status, named]) =>
    Object.entries(named as Record<string, { value: unknown }>).map(([name, { value }]) => ({
      operationId,
      status,
      name,
      value,
    })),
  ),
);

test("stock prism-cli serves the contract: it lists every operation and answers every named example", async () => {
  const prism = startPrism();
  const output = (): string => prism.stdout() + prism.stderr();
  await expect.poll(output, { timeout: 30_000 }).toMatch(/Prism is listening on http/);
  const url = /Prism is listening on (http:\/\/[0-9.:]+)/.exec(output())?.[1] ?? "";
  for (const { path } of Object.values(operationTable)) expect(output()).toContain(path.split("/").at(-1));

  expect(cases.length).toBeGreaterThan(30);
  for (const { operationId, status, name, value } of cases) {
    const { method, path } = operationTable[operationId];
    const [body] = Object.values(examples[operationId].requestBody as Record<string, { value: unknown }>);
    const target = path.replace(/\{([^}]+)\}/g, (_, key: string) => pathExamples[key as keyof typeof pathExamples]);
    const reply = await fetch(url + target, {
      method,
      headers: {
        authorization: "Bearer any-token",
        "content-type": "application/json",
        prefer: `code=${status}, example=${name}`,
      },
      ...(method === "POST" ? { body: JSON.stringify(body?.value) } : undefined),
    });
    expect([operationId, name, reply.status, await reply.json()]).toEqual([operationId, name, Number(status), value]);
  }
});
