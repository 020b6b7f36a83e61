/**
 * Lets a run outlive whoever reads its output: a pager that is closed, a collector of logs that dies. What cannot be written for
 * another reason (a disk that is full) is said at the end, on standard error and by the exit code.
 */
export function surviveLostOutput(exitCode: number): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", ({ code, message }: NodeJS.ErrnoException) => {
      if (code === "EPIPE") return;
      process.once("exit", () => {
        process.exitCode = exitCode;
      });
      if (stream === process.stdout) process.stderr.write(`emchat-contract: cannot write the output: ${message}\n`);
    });
  }
}
