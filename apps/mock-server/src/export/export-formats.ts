/** The runners that a test can be written for. */
export type TestRunner = "vitest" | "playwright";

/** What a session can be written as. */
export const EXPORT_FORMATS = ["vitest", "playwright", "har", "scenario", "state"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
