/** An address as it is meant: a host has no case, and the port that a scheme has anyway says nothing. */
export function asMeant(address: string): string {
  const [, scheme = "", host = "", rest = ""] = /^(https?):\/\/([^/?#]*)(.*)$/is.exec(address) ?? [];
  // What holds variables is no address yet.
  if (host === "" || host.includes("{")) return address;
  const usual = scheme.toLowerCase() === "https" ? /:443$/ : /:80$/;
  return `${scheme.toLowerCase()}://${host.toLowerCase().replace(usual, "")}${rest}`;
}
