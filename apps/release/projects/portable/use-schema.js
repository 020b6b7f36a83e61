import { operationTable } from "@emchat/schema";
import { document } from "@emchat/schema/document";
import { examples } from "@emchat/schema/examples";
import { validateReply, validateRequestBody } from "@emchat/schema/validators";

/** Judges a right and a wrong body, and holds every example of the contract against its own schema. */
export async function use() {
  const right = validateRequestBody("sendMessageToUser", { msg: { type: "text", msg: "你好" } });
  if (right.length > 0) throw new Error(`A right body was refused: ${right[0].message}`);
  const [wrong] = validateRequestBody("sendMessageToUser", { mgs: { type: "text", msg: "你好" } });
  if (!wrong?.message.includes("msg")) throw new Error("A wrong body was not refused.");

  let held = 0;
  for (const [operationId, { responses }] of Object.entries(examples)) {
    for (const [status, named] of Object.entries(responses)) {
      for (const { value } of Object.values(named)) {
        const violations = validateReply(operationId, Number(status), value);
        if (violations.length > 0) throw new Error(`${operationId} ${status}: ${violations[0].message}`);
        held += 1;
      }
    }
  }
  if (held === 0) throw new Error("The contract has no examples.");
  const paths = Object.values(operationTable).map(({ path }) => path);
  for (const path of paths) if (!(path in document.paths)) throw new Error(`${path} is not in the document.`);
  return `judged a right and a wrong body and ${held} examples, read ${paths.length} operations`;
}
