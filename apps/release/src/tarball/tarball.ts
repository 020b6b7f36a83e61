/** The fields of a packed package.json that the checks read. */
export interface Manifest {
  name: string;
  version: string;
  description?: string;
  license?: string;
  type?: string;
  exports?: Exports;
  bin?: Record<string, string> | string;
  engines?: { node?: string };
  keywords?: string[];
  homepage?: string;
  bugs?: { url?: string } | string;
  repository?: { url?: string; directory?: string };
  scripts?: Record<string, string>;
  sideEffects?: boolean | string[];
  gypfile?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** An exports map: subpaths, or conditions, whose leaves are files. */
export type Exports = string | null | { [key: string]: Exports };

/** What one packed file holds. */
export interface Tarball {
  manifest: Manifest;
  /** The files by their path in the package. */
  files: Map<string, Buffer>;
  /** The packed bytes, for tools that read them themselves. */
  packed: Buffer;
}
