export type { ResetScope } from "@emchat/control";
export type { MockConfig } from "./config/mock-config.ts";
export type { LogMode } from "./log/logger.ts";
export type { ShellLimits } from "./shell/limits.ts";
export { type MockServer, type MockServerOptions, startMockServer } from "./start-mock-server.ts";
