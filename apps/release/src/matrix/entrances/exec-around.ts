import { join } from "node:path";
import { sentenceOf } from "../consumer-project.ts";
import type { Step } from "../leg.ts";
import { answers, type Entrance, entrance, insist } from "./entrance.ts";

/** Asks for the mock at the address it was given, prints the address, and ends with a code of its own. */
const COMMAND = `
const url = process.env.EMCHAT_BASE_URL;
const { status } = await fetch(url + "/__mock/readyz");
console.log(url);
process.exit(status === 200 ? 7 : 1);
`;

/** `emchat-mock exec -- COMMAND`: the command finds the mock, its exit code is the whole's, and nothing stays. */
export function execAround({ world, project }: Entrance): Step {
  return entrance("be there for as long as a command runs", async () => {
    const mock = join(project.folder, "node_modules/.bin/emchat-mock");
    const command = [world.toolbox.node["24"], "--input-type=module", "--eval", COMMAND];
    const url = sentenceOf(await project.run(mock, ["exec", "--", ...command], 7));
    insist(!(await answers(url)), `${url} is still served after the command has ended.`);
    await project.run(mock, ["exec", "--", "no-such-command"], 2);
    return "exec gave a command the address, ended with its code, and left nothing; a command that is not there: 2";
  });
}
