import { describe, expect, it } from "vitest";
import { askedByInterface } from "../src/api/asked-by-interface.ts";
import { describeInterface } from "../src/api/describe-interface.ts";
import { writeTarball } from "../src/tarball/write-tarball.ts";

const index = `export { createClient } from "./create-client.ts";
export type { Options } from "./create-client.ts";
`;
const createClient = `/** Options. */
export interface Options {
  /** Milliseconds. */
  readonly timeout?: number;
  readonly retry?: { attempts: number };
}
interface Client {
  send(text: string): Promise<Receipt>;
}
type Receipt = { id: string };
export declare function createClient(options: Options): Client;
export declare const notExported: number;
`;

function interfaceOf(files: Record<string, string>): ReturnType<typeof describeInterface> {
  const manifest = {
    name: "sample",
    version: "0.1.0",
    exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
  };
  return describeInterface(
    writeTarball(new Map([["package.json", JSON.stringify(manifest)], ...Object.entries(files)])),
  );
}

function askedBy(edit: (text: string) => string, indexText = index): ReturnType<typeof askedByInterface> {
  const before = interfaceOf({ "dist/index.d.ts": index, "dist/create-client.d.ts": createClient });
  const after = interfaceOf({ "dist/index.d.ts": indexText, "dist/create-client.d.ts": edit(createClient) });
  return askedByInterface("0.1.0", before, after);
}

describe("the public interface of a package", () => {
  it("is what the entry exports and what that is made of, each member a line of its own", () => {
    const lines = interfaceOf({ "dist/index.d.ts": index, "dist/create-client.d.ts": createClient });
    expect([...lines.keys()].sort()).toEqual([
      ". Options",
      ". createClient",
      "Client",
      "Client.send",
      "Options",
      "Options.retry",
      "Options.retry.attempts",
      "Options.timeout",
      "Receipt",
      "Receipt.id",
      "createClient",
    ]);
    expect(lines.get("Options.timeout")).toBe("readonly timeout?: number;");
  });

  it.each<[what: string, edit: (text: string) => string, place: string]>([
    ["an option that is gone", (text) => text.replace("readonly timeout?: number;", ""), "Options.timeout is gone"],
    [
      "an option of another type",
      (text) => text.replace("timeout?: number", "timeout?: string"),
      "Options.timeout was",
    ],
    [
      "a nested option that is gone",
      (text) => text.replace("attempts: number", "tries: number"),
      "Options.retry.attempts is gone",
    ],
    ["a type that is not exported itself", (text) => text.replace("id: string", "id: number"), "Receipt.id was"],
    [
      "another parameter",
      (text) => text.replace("send(text: string)", "send(text: string, to: string)"),
      "Client.send was",
    ],
  ])("breaks by %s", (_, edit, place) => {
    const { step, because } = askedBy(edit);
    expect(step).toBe("minor");
    expect(because.join("\n")).toContain(place);
  });

  it("breaks by an export that is gone, by a major after 1.0.0", () => {
    const fewer = index.replace('export type { Options } from "./create-client.ts";\n', "");
    expect(askedBy((text) => text, fewer)).toMatchObject({
      step: "minor",
      because: [". Options is gone; it was `exported`"],
    });
    const before = interfaceOf({ "dist/index.d.ts": index, "dist/create-client.d.ts": createClient });
    expect(askedByInterface("1.2.3", before, new Map()).step).toBe("major");
  });

  it("does not break by an addition, by words, or by what no user can reach", () => {
    expect(
      askedBy((text) => text.replace("readonly timeout", "readonly deadline?: number;\n  readonly timeout")),
    ).toEqual({
      step: "patch",
      because: ["Options.deadline is new"],
    });
    const none = { step: "none", because: [] };
    expect(askedBy((text) => text.replace("Milliseconds.", "Seconds."))).toEqual(none);
    expect(askedBy((text) => text.replace("notExported: number", "notExported: string"))).toEqual(none);
  });

  it("leaves what is generated from the contract to the comparison of contracts", () => {
    const entry = 'export type { Message } from "./generated/types.ts";\n';
    const before = interfaceOf({
      "dist/index.d.ts": entry,
      "dist/generated/types.d.ts": "export interface Message { a: 1 }",
    });
    const after = interfaceOf({
      "dist/index.d.ts": entry,
      "dist/generated/types.d.ts": "export interface Message { b: 1 }",
    });
    expect(askedByInterface("0.1.0", before, after)).toEqual({ step: "none", because: [] });
  });
});
