#!/usr/bin/env node
import { main } from "./cli/main.ts";
import { surviveLostOutput } from "./cli/survive-lost-output.ts";
import { EXIT } from "./cli/usage.ts";

surviveLostOutput(EXIT.failed);
process.exitCode = await main(process.argv.slice(2), process.env);
