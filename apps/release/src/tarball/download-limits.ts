/** How large a packed file may be: what everybody who installs the package downloads, beside its dependencies. */
export interface DownloadLimit {
  package: string;
  /** Bytes of the packed file. */
  maxBytes: number;
  /** Where the number comes from. */
  why: string;
}

/** One ceiling for each published package; they catch a source map, a fixture or a font that came along. */
export const downloadLimits: readonly DownloadLimit[] = [
  { package: "@emchat/spec", maxBytes: 20_000, why: "openapi.yaml takes 9.3 kB; the rest are README and licence." },
  {
    package: "@emchat/schema",
    maxBytes: 75_000,
    why: "Validators, document, types and examples, written out, with their declarations.",
  },
  {
    package: "@emchat/client",
    maxBytes: 108_000,
    why: "A client of this kind ships sources of about 100 kB and as many declarations with their documentation.",
  },
  {
    package: "@emchat/campaign",
    maxBytes: 80_000,
    why: "A ledger in SQL, a sender, a command line and a page without a framework; nothing is bundled.",
  },
  {
    package: "@emchat/emulator",
    maxBytes: 96_000,
    why: "The size of the client, for the other side of the same conversation: the service, scenarios, time, fixtures.",
  },
  { package: "@emchat/contract", maxBytes: 240_000, why: "Ten reports, probes and checks, all of it code of its own." },
  {
    package: "@emchat/mock-server",
    maxBytes: 1_120_000,
    why: "More than half is what is bundled, of Prism and to make certificates (80 kB), with licences; the inspector takes 200 kB, the server 150 kB, and once more in the one file that its command starts from.",
  },
];
