import { createHash } from "node:crypto";
import { PAGE_SCRIPT } from "./page-script.ts";
import { PAGE_STYLE } from "./page-style.ts";
import { PAGE_WORDS } from "./page-words.ts";

const script = `const WORDS = ${JSON.stringify(PAGE_WORDS)};\n${PAGE_SCRIPT}`;

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page, and what a browser may do with it: run its own script, wear its own style, and ask where it came from. */
export const statusPage: { readonly html: string; readonly policy: string } = {
  html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>emchat-campaign</title>
<link rel="icon" href="data:,">
<style>${PAGE_STYLE}</style>
</head>
<body>
<header><h1 id="title"></h1><button id="language" type="button"></button></header>
<p id="offline" role="status" hidden></p>
<main id="campaigns"></main>
<script>${script}</script>
</body>
</html>
`,
  policy: `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(PAGE_STYLE)}; connect-src 'self'; img-src data:`,
};
