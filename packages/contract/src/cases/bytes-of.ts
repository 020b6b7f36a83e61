/** The bytes of a text in UTF-8. */
export const bytesOf = (text: string): Uint8Array => Buffer.from(text, "utf8");
