// Lets the mock's sources, and the settings of the inspector's page, find what is a tool of their packages: here it is a dependency.
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
