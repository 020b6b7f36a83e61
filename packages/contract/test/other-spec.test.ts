import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runMain } from "./run-cli.ts";
import { LIBRARY_KEY, type LibraryFault, startLibrary } from "./servers/library-server.ts";

const spec = fileURLToPath(new URL("specs/library.yaml", import.meta.url));

async function judge(fault: LibraryFault) {
  const server = await startLibrary(fault);
  try {
    return await runMain(["run", "--url", server.url, "--spec", spec, "--token", LIBRARY_KEY, "--coverage", "99"]);
  } finally {
    server.close();
  }
}

test("a right server of quite another spec keeps its contract, base path, key, query and all", async () => {
  const { code, stdout, stderr } = await judge("none");
  expect(stdout + stderr).toContain("The contract is kept.");
  expect(code).toBe(0);
});

test.each<[LibraryFault, string]>([
  ["days-not-checked", "days"],
  ["limit-off-by-one", "limit"],
  ["order-not-checked", "order"],
  ["no-total", "X-Total"],
  ["key-not-checked", "status 401"],
  ["extra-not-refused", "closed"],
  ["level-not-checked", "level"],
  ["date-not-checked", "due"],
  ["wrong-success", "status 201"],
  ["not-integer-branch", "branch"],
])("the fault %s of that server is noticed and named", async (fault, word) => {
  const { code, stdout } = await judge(fault);
  expect(code).toBe(1);
  expect(stdout).toContain(word);
});
