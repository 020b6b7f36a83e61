import { enableCompileCache } from "node:module";

// Compiling the compilers takes as long as running them: what was compiled is kept for the next run.
enableCompileCache();
const { runCommandLine } = await import("./command-line.ts");

process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
});
