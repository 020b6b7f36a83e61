#!/usr/bin/env node
import nodeModule from "node:module";
import { EXIT, processIo } from "./cli/io.ts";
import { surviveLostOutput } from "./cli/survive-lost-output.ts";

surviveLostOutput(EXIT.notRun);
// A Node that can keeps what it compiled for the next start.
nodeModule.enableCompileCache?.();
const { main } = await import("./cli/main.ts");
process.exitCode = await main(process.argv.slice(2), processIo());
