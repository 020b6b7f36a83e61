import type { Leg } from "../matrix/leg.ts";
import { downloadLimits } from "./download-limits.ts";
import { inspectTarball, rules } from "./inspect-tarball.ts";
import { sabotages } from "./sabotages.ts";
import type { Tarball } from "./tarball.ts";

/** Every rule, on every packed file that is about to be published. */
export function inspectionLeg(tarballs: readonly Tarball[]): Leg {
  return {
    runtime: "packed file",
    steps: tarballs.map((tarball) => ({
      package: tarball.manifest.name,
      tries: `keep ${rules.length} rules`,
      run: async () => {
        const findings = await inspectTarball(tarball);
        if (findings.length > 0) throw new Error(findings.map(({ rule, what }) => `${rule}: ${what}`).join("\n"));
        const limit = downloadLimits.find((one) => one.package === tarball.manifest.name);
        const { length } = tarball.packed;
        if (!limit || length > limit.maxBytes)
          throw new Error(`${length} bytes of ${limit?.maxBytes ?? 0}. ${limit?.why ?? ""}`);
        const kilobytes = `${Math.ceil(length / 1000)} of ${limit.maxBytes / 1000} kB`;
        return `kept ${rules.length} rules, publint --strict and attw esm-only among them; ${tarball.files.size} files, ${kilobytes}`;
      },
    })),
  };
}

/** The same rules on packed files that were broken on purpose: each has to be caught, or the rules prove nothing. */
export function sabotageLeg(tarball: Tarball): Leg {
  return {
    runtime: "broken on purpose",
    steps: [
      {
        package: tarball.manifest.name,
        tries: `be caught in ${sabotages.length} broken states`,
        run: async () => {
          const missed: string[] = [];
          for (const { name, caughtBy, apply } of sabotages) {
            const caught = (await inspectTarball(apply(tarball))).some(({ rule }) => rule === caughtBy);
            if (!caught) missed.push(name);
          }
          if (missed.length > 0) throw new Error(`Nothing noticed: ${missed.join("; ")}`);
          return `was caught in each of ${sabotages.length} broken states`;
        },
      },
    ],
  };
}
