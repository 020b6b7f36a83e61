import { createSeededRandom, type SeededRandom } from "./seeded-random.ts";
import type { Shot } from "./shot.ts";
import { bodyShot } from "./shots/bodies.ts";
import { controlShot } from "./shots/control.ts";
import { framingShot, slowShot } from "./shots/framing.ts";
import { headerShot } from "./shots/headers.ts";
import { messageShot } from "./shots/messages.ts";
import { pathShot } from "./shots/paths.ts";
import { sessionShot } from "./shots/sessions.ts";

/** How much of the corpus each part is. */
const PARTS: readonly (readonly [number, (random: SeededRandom) => Shot])[] = [
  [0.25, pathShot],
  [0.22, headerShot],
  [0.22, bodyShot],
  [0.11, messageShot],
  [0.07, sessionShot],
  [0.08, controlShot],
  [0.046, framingShot],
  [0.004, slowShot],
];

/** Bad input without end, and messages that are taken in between; the same seed gives the same bytes. */
export function* corpus(seed: number): Generator<Shot, never> {
  const random = createSeededRandom(seed);
  for (;;) {
    let roll = random.next();
    const part = PARTS.find(([share]) => {
      roll -= share;
      return roll < 0;
    });
    yield (part?.[1] ?? pathShot)(random);
  }
}
