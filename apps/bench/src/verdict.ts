/** What is wanted of a figure. */
export type Wanted = { readonly atMost: number } | { readonly atLeast: number };

/** The figure beside what is wanted of it, and whether that was kept: `1.08 / <= 1.10 kept`; the figure alone where nothing is promised. */
export function verdictOf(measured: number, wanted: Wanted | undefined, digits: number): string {
  const figure = measured.toFixed(digits);
  if (!wanted) return figure;
  const [sign, limit, kept] =
    "atMost" in wanted
      ? ["<=", wanted.atMost, measured <= wanted.atMost]
      : [">=", wanted.atLeast, measured >= wanted.atLeast];
  return `${figure} / ${sign} ${limit.toFixed(digits)} ${kept ? "kept" : "MISSED"}`;
}
