import { createPrivateKey, X509Certificate } from "node:crypto";

/** A certificate and its key, as PEM texts. */
export interface CertificatePair {
  readonly cert: string;
  readonly key: string;
}

/** What a server shows to its callers. */
export interface Certificate extends CertificatePair {
  /** Where the certificate is kept, for whoever wants to trust it. One that came from elsewhere has its place there. */
  readonly file?: string | undefined;
}

/** A pair that TLS takes. @throws TypeError saying what is wrong */
export function checkedPair({ cert, key }: CertificatePair): CertificatePair {
  if (isPair({ cert, key })) return { cert, key };
  throw new TypeError("the certificate and the key for https must be a pair, in PEM and without a password");
}

/** Whether the key is that of the certificate, or of the first one where there are several. */
export function isPair({ cert, key }: CertificatePair): boolean {
  try {
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}
