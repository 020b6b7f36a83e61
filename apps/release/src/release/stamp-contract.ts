const INFO_VERSION = /^(info:\n(?: .*\n)*? {2}version: )\S+$/m;

/**
 * Writes a version into `info.version` of an OpenAPI document, and changes nothing else in it.
 *
 * @throws Error when the document has no `info.version` that stands on a line of its own
 */
export function stampContract(contract: string, version: string): string {
  if (!INFO_VERSION.test(contract)) throw new Error("spec/openapi.yaml has no `info.version` on a line of its own.");
  return contract.replace(INFO_VERSION, (_, before: string) => before + version);
}
