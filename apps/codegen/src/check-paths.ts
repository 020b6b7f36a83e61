import { ContractError } from "./contract-error.ts";
import { pointer } from "./json.ts";
import type { Operation } from "./operation.ts";
import type { Source } from "./source.ts";

/** The mock's own pages and its control API. */
const OF_THE_MOCK = /^\/__mock(?:\/|$)/;

/**
 * Holds the paths to what a client can write, and a server can tell apart.
 *
 * @param tokenUrl where tokens are asked for
 * @throws ContractError for the first that is not so
 */
export function checkPaths(source: Source, operations: readonly Operation[], tokenUrl: string): void {
  const tokenPath = templateOf(tokenUrl.replace(/^[a-z]+:\/\/[^/]*/i, ""));
  const seen = new Map<string, string>();
  for (const path of new Set(operations.map((operation) => operation.path))) {
    const other = seen.get(templateOf(path));
    seen.set(templateOf(path), path);
    const fault = faultOf(path) ?? (templateOf(path) === tokenPath ? TOKENS : other && sameAs(other));
    if (fault) throw new ContractError(source.place(pointer("paths", path)), `the path ${path} ${fault[0]}`, fault[1]);
  }
}

type Fault = readonly [problem: string, remedy: string];

const TOKENS: Fault = ["is where tokens are asked for, which is no operation", "Use another path"];

function sameAs(other: string): Fault {
  return [`is the same as ${other}, but for the names of its parameters`, "Write their operations under one path"];
}

function faultOf(path: string): Fault | undefined {
  if (/[?#]/.test(path)) return ["holds a query or a fragment", "Write parameters in: query"];
  if (!/^(?:[A-Za-z0-9/._~!$&'()*+,;=:@-]|\{[^{}/]+\})*$/.test(path))
    return ["has a character that would have to be escaped", "Write letters, digits, hyphens and parameters in braces"];
  if (/^[^/]|\/\/|.\/$/.test(path)) return ["has an empty part", "Begin it with one slash, and end it without one"];
  if (/\/\.{1,2}(?:\/|$)/.test(path)) return ["has a part that is only dots, which every URL parser drops", "Name it"];
  if (/\}\{/.test(path))
    return ["has two parameters with nothing between them", "Write a slash or another text between them"];
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  if (new Set(names).size < names.length) return ["has a parameter twice", "Give each a name of its own"];
  if (OF_THE_MOCK.test(path)) return ["is the mock server's own", "Use another path"];
  return undefined;
}

function templateOf(path: string): string {
  return path.replace(/\{[^}]*\}/g, "{}");
}
