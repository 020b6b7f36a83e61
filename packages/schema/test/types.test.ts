import { describe, expectTypeOf, it } from "vitest";
import {
  type AudioMessage,
  type CommandMessage,
  type CustomMessage,
  type ErrorReply,
  type FileMessage,
  type ImageMessage,
  type LocationMessage,
  type Message,
  type OperationEntry,
  type OperationId,
  type operations,
  operationTable,
  type Presence,
  type SendMessageRequest,
  type TextMessage,
  type UserStatusReply,
  type VideoMessage,
} from "../src/index.ts";

// The assertions here are the compiler's: `pnpm typecheck` fails where one does not hold.

describe("the literals that go over the wire", () => {
  it("are the contract's own, message by message", () => {
    expectTypeOf<TextMessage["type"]>().toEqualTypeOf<"text" | "txt">();
    expectTypeOf<ImageMessage["type"]>().toEqualTypeOf<"img">();
    expectTypeOf<AudioMessage["type"]>().toEqualTypeOf<"audio">();
    expectTypeOf<LocationMessage["type"]>().toEqualTypeOf<"loc">();
    expectTypeOf<VideoMessage["type"]>().toEqualTypeOf<"video">();
    expectTypeOf<FileMessage["type"]>().toEqualTypeOf<"file">();
    expectTypeOf<CommandMessage["type"]>().toEqualTypeOf<"cmd">();
    expectTypeOf<CustomMessage["type"]>().toEqualTypeOf<"custom">();
    expectTypeOf<Message["type"]>().toEqualTypeOf<
      "text" | "txt" | "img" | "audio" | "loc" | "video" | "file" | "cmd" | "custom"
    >();
  });

  it("are the contract's own for presence and results", () => {
    expectTypeOf<Presence>().toEqualTypeOf<"online" | "offline">();
    expectTypeOf<
      Extract<UserStatusReply["data"][number], { result_code: 200 }>["result_content"]["result"]
    >().toEqualTypeOf<Presence>();
  });
});

describe("request types", () => {
  it("ask for what is required and for nothing else", () => {
    expectTypeOf<{ msg: { type: "text"; msg: string } }>().toExtend<SendMessageRequest>();
    expectTypeOf<{ msg: { type: "img"; url: string } }>().toExtend<SendMessageRequest>();
    expectTypeOf<{ from: string }>().not.toExtend<SendMessageRequest>();
    expectTypeOf<{ msg: { type: "img"; msg: string } }>().not.toExtend<SendMessageRequest>();
  });

  it("leave ext open to any value", () => {
    expectTypeOf<{ order: number; tags: string[] }>().toExtend<NonNullable<SendMessageRequest["ext"]>>();
  });

  it("narrow by type", () => {
    expectTypeOf<Extract<Message, { type: "loc" }>>().toEqualTypeOf<LocationMessage>();
  });
});

describe("the tables", () => {
  it("know the same operations as the types", () => {
    expectTypeOf<OperationId>().toEqualTypeOf<keyof operations>();
    expectTypeOf(operationTable).toExtend<Readonly<Record<OperationId, OperationEntry>>>();
  });

  it("keep paths and methods as literals", () => {
    expectTypeOf(operationTable.getUserStatus.method).toEqualTypeOf<"GET">();
    expectTypeOf(operationTable.getUserStatus.path).toEqualTypeOf<"/{org}/{app}/users/{username}/status">();
  });

  it("give every error one envelope", () => {
    expectTypeOf<
      operations["getUserStatus"]["responses"][404]["content"]["application/json"]
    >().toEqualTypeOf<ErrorReply>();
  });
});
