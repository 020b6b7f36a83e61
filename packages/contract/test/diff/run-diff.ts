import { runDiff } from "../../src/diff/command.ts";

/** Runs the command as a process, in whatever folder it is started in. */
process.exitCode = await runDiff(process.argv.slice(2), {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
});
