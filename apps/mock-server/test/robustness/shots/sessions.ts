import type { SeededRandom } from "../seeded-random.ts";
import { plainShot, type Shot } from "../shot.ts";
import { AUTHORIZED, JSON_TYPE, MESSAGE, rightPlace } from "./places.ts";

/** Floods of sessions, right and wrong names. */
export function sessionShot(random: SeededRandom): Shot {
  const { method, target } = rightPlace(random);
  const name = random.chance(0.8)
    ? `run-${random.int(0, 400)}`
    : random.pick([
        "",
        " ",
        "default",
        "__proto__",
        "constructor",
        "a".repeat(64),
        "a".repeat(65),
        "\xff",
        "a b",
        "../x",
        "-x",
        ".",
        "%41",
      ]);
  return plainShot(
    "session: flood",
    method,
    target,
    [AUTHORIZED, JSON_TYPE, `x-mock-session: ${name}`],
    method === "POST" ? MESSAGE : undefined,
  );
}
