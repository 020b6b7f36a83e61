export type { MockConfig } from "./config/mock-config.ts";
export type { ResetScope } from "./control/control-schemas.ts";
export type { LogMode } from "./log/logger.ts";
export type { ShellLimits } from "./shell/limits.ts";
export { type MockServer, type MockServerOptions, startMockServer } from "./start-mock-server.ts";
