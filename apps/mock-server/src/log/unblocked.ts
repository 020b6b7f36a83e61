/** What of a terminal's stream is asked: Node opens terminals so that a write waits until it is shown. */
interface Terminal {
  readonly isTTY?: boolean;
  readonly _handle?: { setBlocking?(on: boolean): unknown };
}

/**
 * Lets writes to a terminal wait outside of the process, as those to a pipe do. A terminal that is held (Ctrl-S, a pane in copy mode)
 * would hold the whole server with it.
 */
export function leaveUnblocked(stream: object): void {
  const { isTTY, _handle: handle }: Terminal = stream;
  if (isTTY === true) handle?.setBlocking?.(false);
}
