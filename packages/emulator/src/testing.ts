export { type Chat, DEFAULT_TENANT, type ReceivedMessage, type Tenant } from "./testing/chat.ts";
export { createChat, type EmulatorChat } from "./testing/emulator-chat.ts";
export {
  DEFAULT_TIMEOUT_MS,
  type MessageExpectation,
  type ReceivedVerdict,
  received,
  type WaitOptions,
} from "./testing/received.ts";
