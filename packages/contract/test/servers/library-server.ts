import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What a test breaks. */
export type LibraryFault =
  | "none"
  | "days-not-checked"
  | "limit-off-by-one"
  | "order-not-checked"
  | "no-total"
  | "key-not-checked"
  | "extra-not-refused"
  | "level-not-checked"
  | "date-not-checked"
  | "wrong-success"
  | "not-integer-branch";

export const LIBRARY_KEY = "library-key-0001";

/** A small server for the library's spec, written by hand: it shares nothing with the kit but the document. */
export async function startLibrary(fault: LibraryFault = "none"): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      const [status, body, headers] = answer(request, text, fault);
      response.writeHead(status, { "Content-Type": "application/json", ...headers });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

type Answer = readonly [number, unknown, Record<string, string>?];

const problem = (status: number, headers: Record<string, string> = {}): Answer => [
  status,
  { code: status, message: "no" },
  headers,
];

function answer(request: IncomingMessage, text: string, fault: LibraryFault): Answer {
  const [path = "", search = ""] = (request.url ?? "").split("?");
  const method = request.method === "HEAD" ? "GET" : request.method;
  if (path === "/v2/hours") return method === "GET" ? [200, { open: true }] : problem(405, { Allow: "GET, HEAD" });
  const branch = /^\/v2\/branches\/([^/]*)\/loans$/.exec(path)?.[1];
  if (branch === undefined) return problem(404);
  if (method !== "POST" && (method !== "GET" || request.method === "POST"))
    return problem(405, { Allow: "GET, HEAD, POST" });
  if (fault !== "key-not-checked" && request.headers["x-library-key"] !== LIBRARY_KEY) return problem(401);
  if (!/^[0-9]{1,3}$/.test(decode(branch)) || Number(decode(branch)) < 1) {
    if (fault !== "not-integer-branch" || !/^[0-9]+\.[0-9]+$/.test(branch)) return problem(422);
  }
  if (/^0/.test(decode(branch))) return problem(422);
  if (method === "GET") {
    const query = new URLSearchParams(search);
    const limit = query.get("limit") ?? "";
    const most = fault === "limit-off-by-one" ? 101 : 100;
    if (!/^[1-9][0-9]{0,2}$/.test(limit) || Number(limit) > most) return problem(422);
    const order = query.get("order");
    if (fault !== "order-not-checked" && order !== null && order !== "newest" && order !== "oldest")
      return problem(422);
    const total: Record<string, string> = fault === "no-total" ? {} : { "X-Total": "1" };
    return [200, [{ isbn: "9780306406157", days: 14, reader: { name: "Ada" } }], total];
  }
  let loan: unknown;
  try {
    loan = JSON.parse(text);
    if (text.includes("\uFFFD") && !text.includes("\uFFFE")) return problem(422);
  } catch {
    return problem(422);
  }
  if (!isLoan(loan, fault)) return problem(422);
  return [fault === "wrong-success" ? 200 : 201, { id: 1 }];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const NAMES = ["isbn", "days", "price", "express", "notes", "due", "reader", "labels"];

function isLoan(loan: unknown, fault: LibraryFault): boolean {
  if (!isObject(loan)) return false;
  if (fault !== "extra-not-refused" && Object.keys(loan).some((name) => !NAMES.includes(name))) return false;
  const { isbn, days, price, express, notes, due, reader, labels } = loan;
  if (typeof isbn !== "string" || !/^[0-9]{13}$/.test(isbn) || isbn.endsWith("\n")) return false;
  if (!Number.isInteger(days) || (fault !== "days-not-checked" && (Number(days) < 1 || Number(days) > 60)))
    return false;
  if (price !== undefined && (typeof price !== "number" || !(price > 0) || price > 99.5)) return false;
  if (express !== undefined && typeof express !== "boolean") return false;
  const note = (text: unknown) => typeof text === "string" && text !== "" && [...text].length <= 20;
  if (notes !== undefined && !(Array.isArray(notes) && notes.length <= 3 && notes.every(note))) return false;
  if (due !== undefined && due !== null) {
    if (typeof due !== "string") return false;
    if (fault !== "date-not-checked" && !isDate(due)) return false;
  }
  if (!isObject(reader) || typeof reader["name"] !== "string") return false;
  const length = [...reader["name"]].length;
  if (length < 2 || length > 40) return false;
  const { level } = reader;
  const levels: unknown[] = ["junior", "adult", "staff"];
  if (fault !== "level-not-checked" && level !== undefined && !levels.includes(level)) return false;
  if (labels === undefined) return true;
  const label = (text: unknown) => typeof text === "string" && [...text].length <= 10;
  return isObject(labels) && Object.keys(labels).length <= 4 && Object.values(labels).every(label);
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
