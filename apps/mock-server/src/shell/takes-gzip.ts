import type { IncomingHttpHeaders } from "node:http";

const GZIP = /(?:^|[\s,])gzip(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))(?![\w-])/i;

/** Whether a caller reads what is compressed with gzip (RFC 9110, section 12.5.3). */
export function takesGzip({ "accept-encoding": accepted }: IncomingHttpHeaders): boolean {
  return GZIP.test(String(accepted ?? ""));
}
