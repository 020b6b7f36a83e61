import { createEmulator } from "@emchat/emulator";
import { expect, test } from "vitest";
import { NOW, ROOT, raw, sendToUser, status } from "./calls.ts";
import { story } from "./story.ts";

const CALLS = 2_000;

test("the same seed and the same clock give the same bytes", () => {
  expect(story(CALLS, 1)).toBe(story(CALLS, 1));
});

test("another seed gives other ids, another clock other times, and nothing else changes", () => {
  const plain = (text: string): string =>
    text.replace(/[a-z0-9]{8}-[a-z0-9]+(?=")/g, "ID").replace(/1404932\d{6}/g, "TIME");

  expect(story(CALLS, 2)).not.toBe(story(CALLS, 1));
  expect(story(CALLS, 1, NOW + 50_000)).not.toBe(story(CALLS, 1));
  expect(plain(story(CALLS, 2, NOW + 50_000))).toBe(plain(story(CALLS, 1)));
});

test("clock and ids can be the caller's own", () => {
  let count = 0;
  const ids = (): string => {
    count += 1;
    return `id-${count}`;
  };
  const emulator = createEmulator({ clock: () => NOW, ids });

  expect(status(emulator, "a").headers["x-request-id"]).toBe("id-1");
  expect(sendToUser(emulator).message).toMatchObject({ id: "id-3", requestId: "id-2", time: NOW });
});

test("random is asked for the ids when there is neither a seed nor ids", () => {
  const emulator = createEmulator({ random: () => 0.5 });

  expect(emulator.exchange(raw("GET", `${ROOT}/users/a/status`)).headers["x-request-id"]).toBe("iiiiiiii-1");
});
