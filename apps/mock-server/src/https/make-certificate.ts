import { createPrivateKey } from "node:crypto";
import type { CertificatePair } from "./certificate.ts";

const DAY_MS = 86_400_000;
/** Phones and browsers refuse what lives much longer. */
const LIFE_DAYS = 365;
const KEYS = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** A certificate that signs itself and nothing else, for names and addresses of this machine. */
export async function makeCertificate(
  names: readonly string[],
  addresses: readonly string[],
): Promise<CertificatePair> {
  // The library asks for it to be there first.
  await import("reflect-metadata");
  const {
    BasicConstraintsExtension,
    ExtendedKeyUsage,
    ExtendedKeyUsageExtension,
    KeyUsageFlags,
    KeyUsagesExtension,
    SubjectAlternativeNameExtension,
    X509CertificateGenerator,
  } = await import("@peculiar/x509");
  const keys = await crypto.subtle.generateKey(KEYS, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: "CN=emchat-mock on this machine",
    keys,
    signingAlgorithm: KEYS,
    // The clock of a phone may be behind.
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + LIFE_DAYS * DAY_MS),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: "dns" as const, value })),
        ...addresses.map((value) => ({ type: "ip" as const, value })),
      ]),
    ],
  });
  const key = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey));
  return {
    cert: `${certificate.toString("pem")}\n`,
    key: String(createPrivateKey({ key, type: "pkcs8", format: "der" }).export({ type: "pkcs8", format: "pem" })),
  };
}
