import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const validators = new URL("../src/generated/validators.ts", import.meta.url);

const PROGRAM = `
  import { validateReply, validateRequestBody } from "@emchat/schema/validators";
  let evalWorks = true;
  try { new Function("return 1")(); } catch { evalWorks = false; }
  const good = validateRequestBody("sendMessageToUser", { msg: { type: "text", msg: "你好" } });
  const bad = validateRequestBody("sendMessageToUser", { msg: { type: "txet" } });
  const reply = validateReply("getUserStatus", 200, {});
  console.log(JSON.stringify({ evalWorks, good: good.length, bad: bad.length, reply: reply.length }));
`;

describe("the validators", () => {
  it("work where strings cannot become code", async () => {
    const flags = [
      "--disallow-code-generation-from-strings",
      "--conditions=@emchat/source",
      "--input-type=module",
      "--eval",
      PROGRAM,
    ];
    const { stdout } = await promisify(execFile)(process.execPath, flags, { cwd: packageFolder });
    expect(JSON.parse(stdout)).toEqual({ evalWorks: false, good: 0, bad: 1, reply: 3 });
  });

  it("hold no eval, no new Function, no require and no import of a value", async () => {
    const code = await readFile(validators, "utf8");
    const statements = code.split("\n").filter((line) => !line.startsWith("//"));
    expect(statements.filter((line) => /\beval\b|\bnew Function\b|\brequire\b|\bimport\(/.test(line))).toEqual([]);
    expect(statements.filter((line) => line.startsWith("import "))).toEqual([
      'import type { CompiledValidator } from "../compiled-validator.ts";',
    ]);
  });
});
