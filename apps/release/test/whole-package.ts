import type { Tarball } from "../src/tarball/tarball.ts";
import { writeTarball } from "../src/tarball/write-tarball.ts";

const licence =
  "MIT License\n\nCopyright (c) the authors\n\nPermission is hereby granted, free of charge, to any person.\n";

/** A small package with nothing wrong in it. It goes by the client's name, so that the rules for portable packages hold. */
export function wholePackage(): Tarball {
  const manifest = {
    name: "@emchat/client",
    version: "0.1.0",
    description: "A package with nothing wrong in it, for tests that break one thing.",
    license: "MIT",
    type: "module",
    keywords: ["easemob", "emchat", "chat", "openapi", "client"],
    homepage: "https://github.com/emchat/emchat/tree/main/packages/client#readme",
    bugs: "https://github.com/emchat/emchat/issues",
    repository: { type: "git", url: "git+https://github.com/emchat/emchat.git", directory: "packages/client" },
    engines: { node: ">=20" },
    sideEffects: false,
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./package.json": "./package.json",
    },
    dependencies: { "@emchat/schema": "^0.1.0" },
  };
  const sample = "```js\nimport { greet } from '@emchat/client';\n\ngreet();\n```\n";
  return writeTarball(
    new Map([
      ["package.json", JSON.stringify(manifest)],
      ["LICENSE", licence],
      ["README.md", `# @emchat/client\n\n${sample}\n${"It says what it is and how to use it. ".repeat(20)}\n`],
      [
        "dist/index.js",
        '/** @example import "left-pad"; */\nexport { greet } from "./greet.js";\nexport const word = "from \'fs\'";\n',
      ],
      ["dist/index.d.ts", 'export { greet } from "./greet.js";\nexport declare const word: string;\n'],
      ["dist/greet.js", 'import "@emchat/schema";\nexport const greet = () => "hello";\n'],
      ["dist/greet.d.ts", "export declare const greet: () => string;\n"],
    ]),
  );
}
