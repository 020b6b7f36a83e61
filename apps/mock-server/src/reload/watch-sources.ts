import type { ConfigInfo, SpecInfo } from "@emchat/control";
import type { MockConfig } from "../config/mock-config.ts";
import type { NamedScenario } from "../config/named-scenario.ts";
import type { Logger } from "../log/logger.ts";
import type { ContractHolder } from "../spec/served-contract.ts";
import { watchFiles } from "./watch-files.ts";

/** What watching the contract needs. */
export interface SpecWatch {
  readonly file: string;
  /** The files that belong to it now. */
  readonly files: readonly string[];
  readonly contract: ContractHolder;
  readonly logger: Logger;
  /** The contract, or what is wrong with it, has changed. */
  readonly changed: (info: SpecInfo) => void;
}

/** Serves the contract again after one of its files was written. Keeps the last good one. Returns the function that stops. */
export function watchSpec({ file, files, contract, logger, changed }: SpecWatch): () => void {
  const reload = inTurn(async () => {
    const readSince = Date.now();
    try {
      watch.set(await contract.load(file), readSince);
      logger.event("info", `the contract was read again: ${file}`);
    } catch (error) {
      logger.event("error", `the contract is not served as it is now, the last good one is: ${messageOf(error)}`);
    }
    changed(await contract.info());
  });
  const watch = watchFiles(reload);
  watch.set(files.length > 0 ? files : [file]);
  return watch.close;
}

/** What watching the configuration needs. */
export interface ConfigWatch {
  readonly file: string;
  readonly clock: () => number;
  readonly logger: Logger;
  /** Takes a configuration and says what has changed. @throws what is wrong with it, and then nothing has changed */
  readonly take: (config: MockConfig) => readonly string[];
  readonly changed: (info: ConfigInfo) => void;
}

/** Takes the configuration again after its file was written. Keeps the last good one. Returns the function that stops. */
export function watchConfig({ file, clock, logger, take, changed }: ConfigWatch): () => void {
  const reload = inTurn(async () => {
    try {
      const { loadConfig } = await import("../config/load-config.ts");
      const changes = take(loadConfig(file));
      const what = changes.length === 0 ? "nothing in it has changed" : changes.join(", ");
      logger.event("info", `the configuration was read again (${file}): ${what}`);
      changed({ loadedAt: clock() });
    } catch (error) {
      logger.event(
        "error",
        `the configuration does not count as it is now, the last good one does: ${messageOf(error)}`,
      );
      changed({ error: messageOf(error) });
    }
  });
  const watch = watchFiles(reload);
  watch.set([file]);
  return watch.close;
}

/** What watching a scenario needs. */
export interface ScenarioWatch {
  readonly file: string;
  readonly logger: Logger;
  /** Takes the scenario. @throws what is wrong with it, and then nothing has changed */
  readonly take: (scenario: NamedScenario) => void;
}

/** Takes a scenario again after its file was written: sessions that are in it begin it again. Keeps the last good one. Returns the function that stops. */
export function watchScenario({ file, logger, take }: ScenarioWatch): () => void {
  const reload = inTurn(async () => {
    try {
      const { loadScenario } = await import("../config/load-scenario.ts");
      take(loadScenario(file));
      logger.event("info", `the scenario was read again, and begins again where it is on: ${file}`);
    } catch (error) {
      logger.event("error", `the scenario does not count as it is now, the last good one does: ${messageOf(error)}`);
    }
  });
  const watch = watchFiles(reload);
  watch.set([file]);
  return watch.close;
}

/** Runs one after the other, and once more when it was asked for meanwhile. */
function inTurn(task: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = (): void => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    void task().finally(() => {
      running = false;
      if (again) {
        again = false;
        run();
      }
    });
  };
  return run;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
