import { describe, expect, it } from "vitest";
import { examples, type NamedExample, pathExamples } from "../src/examples.ts";
import { operationTable } from "../src/index.ts";
import { type OperationId, validatePathParameters, validateReply, validateRequestBody } from "../src/validators.ts";

const operationIds = Object.keys(operationTable) as OperationId[];

describe.each(operationIds)("the examples of %s", (operationId) => {
  const { requestBody, responses } = examples[operationId];
  const byStatus: Readonly<Record<string, Readonly<Record<string, NamedExample>>>> = responses;
  const replies = Object.entries(byStatus).flatMap(([status, named]) =>
    Object.entries(named).map(([name, { value }]) => [status, name, value] as const),
  );
  const bodies: [string, NamedExample][] = Object.entries(requestBody);

  it("have one for every declared status", () => {
    expect(Object.keys(byStatus)).toEqual(Object.keys(operationTable[operationId].responses));
    for (const [status, named] of Object.entries(byStatus))
      expect(Object.keys(named).length, status).toBeGreaterThan(0);
  });

  it.each(replies)("are valid replies: %s %s", (status, _, value) => {
    expect(validateReply(operationId, Number(status), value)).toEqual([]);
  });

  it.each(bodies)("are valid bodies: %s", (_, { value }) => {
    expect(validateRequestBody(operationId, value)).toEqual([]);
  });

  it("fill the path", () => {
    expect(validatePathParameters(operationId, pathExamples)).toEqual([]);
  });

  it("bear the names that the operation table lists", () => {
    const table = operationTable[operationId];
    expect(bodies.map(([name]) => name)).toEqual(table.requestBody?.examples ?? []);
    for (const [status, response] of Object.entries(table.responses)) {
      expect(Object.keys(byStatus[status] ?? {})).toEqual(response.examples);
    }
  });
});
