import { readHostName, readOrigin } from "../control/access.ts";
import { checkWorld, type Refuse } from "./check-world.ts";
import { parseChecked, readConfigText } from "./checked-yaml.ts";
import type { MockConfig } from "./mock-config.ts";
import { seedOf } from "./seed-of.ts";

/** Reads a configuration file. @throws ConfigError with line and column of every mistake */
export function loadConfig(file: string): MockConfig {
  return parseConfig(readConfigText(file), file);
}

/** Reads a configuration. @throws ConfigError with line and column of every mistake */
export function parseConfig(text: string, file: string): MockConfig {
  const { value: config, refuse } = parseChecked<MockConfig>(text, file, "emchat-mock");
  checkWorld(seedOf(config, {}).emulator, refuse);
  refuseBadAccess(config, refuse);
  return config;
}

function refuseBadAccess({ allowedHosts = [], allowedOrigins = [] }: MockConfig, refuse: Refuse): void {
  const read = (key: string, texts: readonly string[], reader: (text: string) => string): void =>
    texts.forEach((text, at) => {
      try {
        reader(text);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        refuse([key, at], `/${key}/${at} ${error.message}`);
      }
    });
  read("allowedHosts", allowedHosts, readHostName);
  read("allowedOrigins", allowedOrigins, readOrigin);
}
