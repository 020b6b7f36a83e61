import type { Manifest } from "../tarball/tarball.ts";
import type { Toolbox } from "../toolbox/toolbox.ts";

/** What every leg of the matrix knows. */
export interface World {
  /** An empty folder for the legs' projects; the rehearsal removes it. */
  folder: string;
  toolbox: Toolbox;
  /** Where the packages were published. */
  registryUrl: string;
  /** The packed manifests, by package. */
  manifests: ReadonlyMap<string, Manifest>;
  /** The mock that was started from the published package. */
  mockUrl: Promise<string>;
}

/** How a package is asked for: by its exact version, because a snapshot is nobody's latest. */
export function exactly(world: Pick<World, "manifests">, name: string): string {
  return `${name}@${world.manifests.get(name)?.version}`;
}
