import type { Leg } from "../matrix/leg.ts";
import { entryLimits } from "./entry-limits.ts";
import { measureEntry } from "./measure-entry.ts";

/** Every entry that ships, bundled from a project that installed it, against its ceiling. */
export function bundleLeg(projectFolder: string): Leg {
  return {
    runtime: "esbuild",
    steps: entryLimits.map((limit) => ({
      package: limit.entry,
      tries: `stay below ${limit.maxBytes} bytes`,
      run: async () => {
        const { gzipped, forbidden } = await measureEntry(projectFolder, limit.entry, limit.peers);
        if (forbidden.length > 0) throw new Error(forbidden.join("\n"));
        if (gzipped > limit.maxBytes) throw new Error(`${gzipped} bytes are over the limit. ${limit.why}`);
        return `${gzipped} of ${limit.maxBytes} bytes, min+gzip; no Prism, no Ajv compiler, no built-in of Node in it`;
      },
    })),
  };
}
