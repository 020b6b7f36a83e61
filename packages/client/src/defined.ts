/** The entries of an object that are not `undefined`. */
export function defined(object: object): [name: string, value: unknown][] {
  return Object.entries(object).filter(([, value]) => value !== undefined);
}
