import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { LoadOrder, LoadResult } from "./generate-load.ts";

/** The process that generates load, for all contenders the same. */
export interface LoadGenerator {
  run(order: LoadOrder): Promise<LoadResult>;
  stop(): void;
}

/** Starts the generator. */
export function startLoadGenerator(): LoadGenerator {
  const child = fork(fileURLToPath(new URL("./generate-load.ts", import.meta.url)));
  return {
    async run(order) {
      child.send(order);
      const [answer]: [LoadResult | { readonly error: string }] = (await once(child, "message")) as [LoadResult];
      if ("error" in answer) throw new Error(`The load on port ${order.port} failed: ${answer.error}`);
      return answer;
    },
    stop() {
      child.kill();
    },
  };
}
