#!/usr/bin/env node
import nodeModule from "node:module";
import { processIo } from "./cli/io.ts";

// A Node that can keeps what it compiled for the next start.
nodeModule.enableCompileCache?.();
const { main } = await import("./cli/main.ts");
process.exitCode = await main(process.argv.slice(2), processIo());
