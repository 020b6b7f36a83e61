interface NumberFormat {
  readonly type: "number";
  validate(value: number): boolean;
}

const within = (min: number, max: number): NumberFormat => ({
  type: "number",
  validate: (value) => Number.isInteger(value) && value >= min && value <= max,
});

/** The formats of whole numbers, each with what it has room for. */
export const WHOLE_NUMBERS: Readonly<Record<"int32" | "int64", NumberFormat>> = {
  int32: within(-(2 ** 31), 2 ** 31 - 1),
  int64: within(-(2 ** 63), 2 ** 63 - 1025),
};
