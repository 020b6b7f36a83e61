// Lets the mock's sources find what is a tool of its package, and bundled into it when it is published: here it is a dependency.
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      if (!specifier.startsWith(".")) return next(specifier, { ...context, parentURL: import.meta.url });
      throw error;
    }
  },
});
