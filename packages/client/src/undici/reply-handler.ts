import type { Dispatcher } from "undici";
import { neverConnected } from "../transport/never-connected.ts";
import { MAX_REPLY_BYTES } from "../transport/read-body.ts";
import type { TransportReply, TransportRequest } from "../transport/transport.ts";
import { decodeBody } from "./decode-body.ts";
import { headersOf } from "./headers-of.ts";

type IncomingHeaders = Parameters<NonNullable<Dispatcher.DispatchHandler["onResponseStart"]>>[2];

/** Follows one request through undici's dispatcher, tells what is known of it, and collects its reply. */
export class ReplyHandler implements Dispatcher.DispatchHandler {
  readonly #request: TransportRequest;
  readonly #resolve: (reply: TransportReply) => void;
  readonly #reject: (error: unknown) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: IncomingHeaders = {};
  #chunks: Uint8Array[] = [];
  #size = 0;

  constructor(request: TransportRequest, resolve: (reply: TransportReply) => void, reject: (error: unknown) => void) {
    this.#request = request;
    this.#resolve = resolve;
    this.#reject = reject;
    request.report("not-sent");
    request.signal.addEventListener("abort", this);
  }

  /** The attempt is over: a request that has not begun will not begin. */
  handleEvent(): void {
    const { reason } = this.#request.signal;
    this.#controller?.abort(reason);
    this.#fail(reason);
  }

  /** undici is about to write the request. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    const { signal, report } = this.#request;
    if (signal.aborted) {
      controller.abort(signal.reason);
    } else {
      this.#controller = controller;
      report("unknown");
    }
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHeaders): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = headers;
    this.#request.report("unknown", status);
    if (!headers["content-encoding"] && Number(headers["content-length"]) > MAX_REPLY_BYTES) this.#tooLarge();
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#size += chunk.length;
    if (this.#size > MAX_REPLY_BYTES) this.#tooLarge();
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    try {
      this.#settle(decodeBody(this.#chunks, String(this.#headers["content-encoding"] ?? "")));
    } catch (error) {
      this.#fail(error);
    }
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    // a proxy may refuse what undici has begun to write
    if (neverConnected(error)) this.#request.report("not-sent");
    this.#fail(error);
  }

  #tooLarge(): void {
    this.#settle(undefined);
    this.#controller?.abort(new Error("the reply exceeds 1 MiB"));
  }

  #settle(body: string | undefined): void {
    this.#request.signal.removeEventListener("abort", this);
    const incoming = this.#headers;
    let headers: Headers | undefined;
    this.#resolve({
      status: this.#status,
      // most are never looked at
      get headers() {
        headers ??= headersOf(incoming);
        return headers;
      },
      body,
    });
  }

  #fail(error: unknown): void {
    this.#request.signal.removeEventListener("abort", this);
    this.#reject(error);
  }
}
