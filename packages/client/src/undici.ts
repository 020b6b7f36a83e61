/**
 * A transport for Node that uses undici's dispatcher in place of `fetch`: less processor time per request, and it sees when the
 * first byte leaves, so that `not-sent` is known where `fetch` can only guess. Proxies and private certificate authorities come
 * with undici's own agents. undici is an optional peer dependency: `npm install undici`.
 *
 * @module
 */
export { type UndiciTransportOptions, undiciTransport } from "./undici/undici-transport.ts";
