#!/usr/bin/env node
import { collectEarly } from "./cli/collect-early.ts";
import { runCli } from "./cli/run-cli.ts";

collectEarly();
process.exitCode = await runCli(process.argv.slice(2), process.env);
