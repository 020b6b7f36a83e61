import { existsSync } from "node:fs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
] as const;

/** The browser that every package's tests drive: what `EMCHAT_CHROMIUM` names, else where Debian and others put it. */
export const chromiumPath: string =
  process.env["EMCHAT_CHROMIUM"] ?? PLACES.find((place) => existsSync(place)) ?? PLACES[0];

/** Whether there is one. */
export const hasChromium: boolean = existsSync(chromiumPath);

/** Whether tests that need one are to run: where `EMCHAT_REQUIRE_BROWSER` is 1 they fail for want of it, instead of being skipped. */
export const runsBrowserTests: boolean = hasChromium || process.env["EMCHAT_REQUIRE_BROWSER"] === "1";

/** It speaks to nobody but the test, and runs where nobody may have a sandbox or a graphics card. */
export const chromiumArguments: string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
