import { factory as prismFactory } from "@stoplight/prism-core/dist/factory.js";

/** Prism's pipeline. This module and its neighbour are all that touches Prism; the build bundles what they use of it. */
export const factory: unknown = prismFactory;
