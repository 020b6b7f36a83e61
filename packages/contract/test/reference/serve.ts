import { aroundList } from "./faults/around-list.ts";
import { asideList } from "./faults/aside-list.ts";
import { holdOutList } from "./faults/hold-out-list.ts";
import { mainList } from "./faults/main-list.ts";
import { profileOf, tokenOf } from "./profile.ts";
import { rightServers } from "./right-servers.ts";
import { startReference } from "./start-reference.ts";

/**
 * The server as a process of its own, for benchmarks:
 *
 *   node serve.ts list                     prints the faults and the right servers as JSON
 *   node serve.ts strict|forgiving ID      starts the server with that fault, or a right one; prints one line of JSON with
 *                                          its url, a good token and a profile; stops when its standard input ends
 */
const [what, id] = process.argv.slice(2);
const lists = { main: mainList, "hold-out": holdOutList, around: aroundList, aside: asideList };

if (what === "list") {
  const faults = Object.entries(lists).flatMap(([list, entries]) =>
    entries.map(({ id: name, kind, about, mode }) => ({ id: name, kind, about, mode: mode ?? "strict", list })),
  );
  const right = rightServers.map(({ id: name, about, mode }) => ({ id: name, about, mode }));
  process.stdout.write(`${JSON.stringify({ faults, right })}\n`);
} else if (what === "strict" || what === "forgiving") {
  const found = [...rightServers, ...Object.values(lists).flat()].find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no server ${id}`);
  const reference = await startReference(what, found.parts());
  const line = { url: reference.url, token: tokenOf(reference, "good"), profile: profileOf(reference, what) };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  process.stdin.resume().once("end", () => void reference.close());
} else {
  throw new Error("say list, strict or forgiving");
}
