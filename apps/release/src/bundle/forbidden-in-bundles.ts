/** What no bundle of a published entry may contain, by the path of the bundled file. */
export const forbiddenInBundles: readonly { what: string; path: RegExp; why: string }[] = [
  {
    what: "Prism",
    path: /\/node_modules\/@stoplight\//,
    why: "It is a server's engine of several megabytes; only the mock server has it, and does not bundle it.",
  },
  {
    what: "Ajv's compiler",
    path: /\/node_modules\/ajv\/dist\/(?:compile|core|2020|ajv)(?:\/|\.js)/,
    why: "It weighs 40 kB and builds code at run time, which a strict Content-Security-Policy and workers refuse.",
  },
  {
    what: "a YAML parser",
    path: /\/node_modules\/(?:yaml|js-yaml)\//,
    why: "The contract is compiled before it ships.",
  },
];
