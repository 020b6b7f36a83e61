import type { SeededRandom } from "../seeded-random.ts";
import { plainShot, type Shot } from "../shot.ts";
import { AUTHORIZED, JSON_TYPE } from "./places.ts";

/** How many sessions messages go to. */
const SESSIONS = 200;
/** The contract's limit for a body, less what stands around the text. */
const LONGEST = 51_100;

/** Messages that are taken: of every size and shape, into two hundred sessions; those of one key a character cost most to keep. */
export function messageShot(random: SeededRandom): Shot {
  const size = Math.floor(LONGEST * random.next() ** 3);
  const from = random.chance(0.5) ? "" : `,"from":"u${random.int(0, 5_000)}"`;
  const body = `{"msg":{"type":"txt","msg":${JSON.stringify(`m${random.int(0, 1e9)}`)}},"ext":${extOf(random, size)}${from}}`;
  const target = random.chance(0.7)
    ? `/easemob-demo/chatdemoui/users/u${random.int(0, 5_000)}/messages`
    : `/easemob-demo/chatdemoui/groups/${random.int(1, 2_000)}/messages`;
  const session = `x-mock-session: full-${random.int(1, SESSIONS)}`;
  return plainShot("message: taken", "POST", target, [AUTHORIZED, JSON_TYPE, session], Buffer.from(body));
}

/** A JSON object of about so many bytes. */
function extOf(random: SeededRandom, size: number): string {
  const start = random.int(0, 1e9);
  switch (random.int(0, 3)) {
    case 0:
      return `{"a":"${"x".repeat(size)}"}`;
    case 1:
      return `{"a":[${"{},".repeat(Math.floor(size / 3))}{}]}`;
    case 2:
      return `{"a":"${"密".repeat(Math.floor(size / 3))}"}`;
    default: {
      const keys = Array.from({ length: Math.floor(size / 14) }, (_, at) => `"${(start + at).toString(36)}":{}`);
      return `{${keys.join(",")}}`;
    }
  }
}
