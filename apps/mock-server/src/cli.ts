#!/usr/bin/env node
import { collectEarly } from "./cli/collect-early.ts";
import { runCli } from "./cli/run-cli.ts";
import { surviveErrors } from "./log/bounded-writer.ts";

/** How long output that nobody reads may hold up the end, in milliseconds. */
const OUTPUT_PATIENCE_MS = 1_000;

collectEarly();
surviveErrors(process.stdout);
surviveErrors(process.stderr);
process.exitCode = await runCli(process.argv.slice(2), process.env);
setTimeout(() => process.exit(), OUTPUT_PATIENCE_MS).unref();
