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

/** What every window loads for its address bar, which costs more than all the rest of a start. */
const ADDRESS_BAR = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"];

/** What Playwright switches off itself: of two lists the browser takes the last alone. */
const AS_PLAYWRIGHT = [
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];

/** It speaks to nobody but the test, and runs where nobody may have a sandbox or a graphics card. */
export const chromiumArguments: string[] = [
  `--disable-features=${[...ADDRESS_BAR, ...AS_PLAYWRIGHT].join(",")}`,
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
