/** Names of headers, parameters and JSON keys that hold a secret: one of these words, as a part of the name. */
const SECRET_NAME =
  /token|secret|passw|passphrase|pwd|credential|authorization|api[-_.]?key|access[-_.]?key|private[-_.]?key|cookie|session[-_.]?(?:id|key)|jwt/i;
/** In a header also what would be too wide for the keys of a body. */
const SECRET_HEADER = /auth|key|session/i;
/** Headers whose names only sound so. */
const PLAIN_HEADERS = new Set(["x-mock-session", ":authority", "authority", "www-authenticate"]);

/** Whether the value of a parameter or a JSON key of this name is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Whether the value of a header of this name is a secret. */
export function isSecretHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return !PLAIN_HEADERS.has(lower) && (SECRET_NAME.test(lower) || SECRET_HEADER.test(lower));
}
