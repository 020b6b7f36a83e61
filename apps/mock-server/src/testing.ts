export { type MessageExpectation, type ReceivedVerdict, received, type WaitOptions } from "@emchat/emulator/testing";
export { createMockChat, type MockChat, type MockChatOptions } from "./testing/mock-chat.ts";
