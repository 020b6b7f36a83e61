import { X509Certificate } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { lanAddresses } from "../shell/lan-addresses.ts";
import { type Certificate, type CertificatePair, isPair } from "./certificate.ts";

const NAMES = ["localhost"];
const ADDRESSES = ["127.0.0.1", "::1"];
/** A certificate that ends sooner is made anew, so that it does not end while it is used. */
const LEAST_LIFE_MS = 7 * 86_400_000;

/** Where the certificate of this machine is kept, so that it has to be trusted once only. */
export function certificateFolder(): string {
  return join(homedir(), ".emchat-mock");
}

/**
 * The certificate of this machine: the kept one where it covers what the server listens on, otherwise a new one, for localhost, both
 * loopbacks and the addresses of the local network. Where nothing can be written it is of this start only.
 */
export async function ownCertificate(
  host: string | undefined,
  folder: string = certificateFolder(),
): Promise<Certificate> {
  const [file, keyFile] = [join(folder, "localhost.pem"), join(folder, "localhost-key.pem")];
  const wild = host === "0.0.0.0" || host === "::";
  const own = host === undefined || wild ? [] : [host];
  const needed = [...NAMES, ...ADDRESSES, ...own, ...(wild ? lanAddresses() : [])];
  const kept = read(file, keyFile);
  if (kept !== undefined && covers(kept, needed)) return { ...kept, file };

  const { makeCertificate } = await import("./make-certificate.ts");
  const all = [...new Set([...needed, ...lanAddresses()])];
  const made = await makeCertificate(
    all.filter((one) => isIP(one) === 0),
    all.filter((one) => isIP(one) !== 0),
  );
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(keyFile, made.key, { mode: 0o600 });
    writeFileSync(file, made.cert);
  } catch {
    return made;
  }
  return { ...made, file };
}

function read(file: string, keyFile: string): CertificatePair | undefined {
  try {
    return { cert: readFileSync(file, "utf8"), key: readFileSync(keyFile, "utf8") };
  } catch {
    return undefined;
  }
}

/** Whether a kept pair is whole, lives long enough and names everything that is needed. */
function covers(pair: CertificatePair, needed: readonly string[]): boolean {
  if (!isPair(pair)) return false;
  const certificate = new X509Certificate(pair.cert);
  return (
    Date.parse(certificate.validTo) > Date.now() + LEAST_LIFE_MS &&
    needed.every((one) => (isIP(one) === 0 ? certificate.checkHost(one) : certificate.checkIP(one)) !== undefined)
  );
}
