import prismMocker from "@stoplight/prism-http/dist/mocker/index.js";
import prismRouter from "@stoplight/prism-http/dist/router/index.js";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http/dist/utils/operations.js";
import { validateInput, validateOutput } from "@stoplight/prism-http/dist/validator/index.js";

/** Prism's reader of OpenAPI documents, its router, its validators and its generator of replies. */
export const operations: unknown = { getHttpOperationsFromSpec };
export const router: unknown = defaultOf(prismRouter);
export const validator: unknown = { validateInput, validateOutput };
export const mocker: unknown = defaultOf(prismMocker);

/** Loaders do not agree on what the default export of a CommonJS module is that has one of its own. */
function defaultOf(module: unknown): unknown {
  return typeof module === "object" && module !== null && "default" in module ? module.default : module;
}
