const NOTHING: Uint8Array = new Uint8Array(0);

/**
 * Reads a request's body, but not more than one byte beyond `limit`: enough to know that it is too large. An abort ends the
 * reading of a body that does not move.
 *
 * @throws the signal's reason when the request is aborted; TypeError, as from `fetch`, when the body breaks off
 */
export async function readRequestBody(request: Request, limit: number): Promise<Uint8Array> {
  const { body, signal } = request;
  if (body === null) return NOTHING;
  // Firefox has no `Request.body`.
  if (body === undefined) return new Uint8Array(await request.arrayBuffer());

  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  const stop = (): void => void reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener("abort", stop, { once: true });
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    while (size <= limit) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) break;
      chunks.push(value);
      size += value.byteLength;
    }
    if (size > limit) stop();
    return joined(chunks, Math.min(size, limit + 1));
  } catch (cause) {
    signal.throwIfAborted();
    throw new TypeError("fetch failed: the request's body broke off", { cause });
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined && only.byteLength === size) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk.subarray(0, size - at), at);
    at += Math.min(chunk.byteLength, size - at);
  }
  return whole;
}
