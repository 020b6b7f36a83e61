/** What Node writes with `--cpu-prof`. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly children?: readonly number[];
}

/** What a function took itself, without what it called. */
export interface SelfTime {
  readonly name: string;
  /** Of the time that the process was not idle. */
  readonly share: number;
}

/** What a call's time goes to, by part; each as a share of the time that the process was not idle. */
export type PartTimes = Readonly<Record<Part, number>>;

export const PARTS = [
  "sockets: writes, in the kernel",
  "engine: collector, compiler, kernel",
  "node's HTTP and streams",
  "validation",
  "emulator: state and envelope",
  "turn: limits, routing, reply headers",
  "recording: journal, coverage, budget",
  "events: text, compression, listeners",
  "the bare server itself",
] as const;
export type Part = (typeof PARTS)[number];

/** Where a function stands by what it is for; the first that fits. */
const PLACES: readonly (readonly [RegExp, Part])[] = [
  [/serve-limit/, "the bare server itself"],
  [/schema\/src\/|validate-call|fit-error/, "validation"],
  [/packages\/emulator\//, "emulator: state and envelope"],
  [
    /mock-server\/src\/events\/|event-log|describe-|message-line|node:zlib|node:internal\/zlib/,
    "events: text, compression, listeners",
  ],
  [
    /mock-server\/src\/(?:journal|coverage|memory|metrics|sessions)\/|record-call/,
    "recording: journal, coverage, budget",
  ],
  [/mock-server\//, "turn: limits, routing, reply headers"],
  [/^node:/, "node's HTTP and streams"],
];

const WRITES = /^(?:write(?:Latin1String|Utf8String|AsciiString|Buffer)|writev)$/;

/** Which part each function belongs to; one of the engine's belongs to what called it. */
function partsById({ nodes }: CpuProfile): ReadonlyMap<number, Part | "idle"> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parts = new Map<number, Part | "idle">();
  const visit = (id: number, of: Part): void => {
    const node = byId.get(id);
    if (node === undefined) return;
    const { functionName, url } = node.callFrame;
    const place = PLACES.find(([pattern]) => pattern.test(url))?.[1] ?? of;
    const part = WRITES.test(functionName) ? PARTS[0] : place;
    parts.set(id, functionName === "(idle)" ? "idle" : part);
    for (const child of node.children ?? []) visit(child, part);
  };
  const [root] = nodes;
  if (root !== undefined) visit(root.id, PARTS[1]);
  return parts;
}

/** Sums a profile by part. */
export function partTimes(profile: CpuProfile): PartTimes {
  const parts = partsById(profile);
  const took = sumBy(profile, (id) => parts.get(id) ?? PARTS[1]);
  took.delete("idle");
  const busy = [...took.values()].reduce((sum, time) => sum + time, 0);
  return Object.fromEntries(PARTS.map((part) => [part, (took.get(part) ?? 0) / busy])) as PartTimes;
}

/** Sums a profile by function, the longest first. */
export function selfTimes(profile: CpuProfile): readonly SelfTime[] {
  const names = new Map(
    profile.nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => {
      const place = url === "" ? "" : ` ${url.split("/").slice(-2).join("/")}:${lineNumber + 1}`;
      return [id, `${functionName || "(anonymous)"}${place}`] as const;
    }),
  );
  const took = sumBy(profile, (id) => names.get(id) ?? "");
  took.delete("(idle)");
  const busy = [...took.values()].reduce((sum, time) => sum + time, 0);
  return [...took].sort(([, a], [, b]) => b - a).map(([name, time]) => ({ name, share: time / busy }));
}

function sumBy<Key>({ samples, timeDeltas }: CpuProfile, keyOf: (id: number) => Key): Map<Key, number> {
  const took = new Map<Key, number>();
  samples.forEach((id, at) => {
    const key = keyOf(id);
    took.set(key, (took.get(key) ?? 0) + (timeDeltas[at] ?? 0));
  });
  return took;
}
