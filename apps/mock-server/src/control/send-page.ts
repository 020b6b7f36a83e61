import type { ServerResponse } from "node:http";
import { sendPieces } from "./send-pieces.ts";

/** Sends `{…, "name": […]}`, record by record. */
export async function sendPage(
  response: ServerResponse,
  head: Readonly<Record<string, number>>,
  name: string,
  records: Iterable<string>,
): Promise<void> {
  await sendPieces(response, "application/json", pageOf(head, name, records));
}

function* pageOf(
  head: Readonly<Record<string, number>>,
  name: string,
  records: Iterable<string>,
): Generator<string, void, void> {
  yield `${JSON.stringify(head).slice(0, -1)},"${name}":[`;
  let separator = "";
  for (const record of records) {
    yield separator + record;
    separator = ",";
  }
  yield "]}";
}
