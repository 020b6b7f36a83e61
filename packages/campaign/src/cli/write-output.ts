/** Writes to standard output, and waits for a reader that is slower than the store. `"enough"` when the reader has gone. */
export function writeOutput(text: string): Promise<"written" | "enough"> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (!error) resolve("written");
      else if ((error as NodeJS.ErrnoException).code === "EPIPE") resolve("enough");
      else reject(error);
    });
  });
}
