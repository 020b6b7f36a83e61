/** One line of the table: what a consumer did with a package on a runtime, and how it went. */
export interface Row {
  runtime: string;
  package: string;
  did: string;
  ok: boolean;
  seconds: number;
  /** Where it failed: the end of what was printed. */
  detail?: string;
}

/** One thing that a consumer does with one package. */
export interface Step {
  package: string;
  /** What it tries, for the table when it fails. */
  tries: string;
  /** Whether the steps after it are hopeless without it, as after an install that failed. */
  needed?: boolean;
  /** Does it and says in a sentence what it did; rejects when that did not work. */
  run(): Promise<string>;
}

/** What a consumer does on one runtime, in order. */
export interface Leg {
  runtime: string;
  steps: readonly Step[];
}

/** Does a leg and gives a row for each of its steps; never rejects. */
export async function runLeg({ runtime, steps }: Leg): Promise<Row[]> {
  const rows: Row[] = [];
  let hopeless = false;
  for (const step of steps) {
    const started = performance.now();
    const row = await attempt(step, hopeless);
    hopeless ||= Boolean(step.needed && !row.ok);
    rows.push({ runtime, package: step.package, ...row, seconds: (performance.now() - started) / 1000 });
  }
  return rows;
}

async function attempt(step: Step, hopeless: boolean): Promise<Pick<Row, "did" | "ok" | "detail">> {
  if (hopeless) return { did: step.tries, ok: false, detail: "not tried: the install failed" };
  try {
    return { did: await step.run(), ok: true };
  } catch (error) {
    return { did: step.tries, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
