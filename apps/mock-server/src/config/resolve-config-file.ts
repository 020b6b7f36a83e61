import { existsSync } from "node:fs";

/** The file that is read when none is named. */
export const DEFAULT_CONFIG_FILE = "emchat-mock.yaml";

/** The configuration file of a command: the one that is named, or the one that lies in the folder. */
export function resolveConfigFile(named: string | undefined): string | undefined {
  return named ?? (existsSync(DEFAULT_CONFIG_FILE) ? DEFAULT_CONFIG_FILE : undefined);
}
