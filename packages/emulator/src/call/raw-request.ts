/** One HTTP request as it came off the wire, before anything is decoded. */
export interface RawRequest {
  /** The verb, as written: `GET`, `POST`, … */
  readonly method: string;
  /** Path and query, undecoded: `/easemob-demo/chatdemoui/users/zw123/status?x=1`. */
  readonly target: string;
  /** Headers by lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body's bytes, content coding already undone. */
  readonly body?: Uint8Array | undefined;
}
