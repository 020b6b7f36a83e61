export type { ResetScope } from "@emchat/control";
export { loadScenario } from "./config/load-scenario.ts";
export type { MockConfig } from "./config/mock-config.ts";
export type { NamedScenario } from "./config/named-scenario.ts";
export type { LogMode } from "./log/logger.ts";
export type { ShellLimits } from "./shell/limits.ts";
export { type MockServer, type MockServerOptions, startMockServer } from "./start-mock-server.ts";
