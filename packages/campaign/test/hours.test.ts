import { describe, expect, it } from "vitest";
import { finishEstimate } from "../src/model/finish-estimate.ts";
import { type Hours, isOpen } from "../src/model/hours.ts";

const at = (instant: string): number => Date.parse(instant);

describe("hours are those of their zone's clock", () => {
  const shop: Hours = { from: "09:00", to: "21:00", zone: "Asia/Shanghai" };
  it.each([
    ["2026-11-28T00:59:59Z", false],
    ["2026-11-28T01:00:00Z", true],
    ["2026-11-28T12:59:59Z", true],
    ["2026-11-28T13:00:00Z", false],
  ])("9 to 21 in Shanghai at %s: %s", (instant, open) => {
    expect(isOpen(shop, at(instant))).toBe(open);
  });

  const night: Hours = { from: "22:30", to: "06:00", zone: "America/New_York" };
  it.each([
    ["2026-11-28T03:29:59Z", false],
    ["2026-11-28T03:30:00Z", true],
    ["2026-11-28T10:59:59Z", true],
    ["2026-11-28T11:00:00Z", false],
  ])("over midnight in New York at %s: %s", (instant, open) => {
    expect(isOpen(night, at(instant))).toBe(open);
  });
});

describe("when clocks are changed", () => {
  const berlin: Hours = { from: "01:30", to: "02:30", zone: "Europe/Berlin" };
  it.each([
    ["before the hour that does not exist", "2026-03-29T00:45:00Z", true],
    ["when the clock jumps from 2 to 3", "2026-03-29T01:00:00Z", false],
    ["in the hour that comes twice, the first time", "2026-10-25T00:15:00Z", true],
    ["between the two", "2026-10-25T00:45:00Z", false],
    ["in the hour that comes twice, the second time", "2026-10-25T01:15:00Z", true],
    ["after it", "2026-10-25T01:30:00Z", false],
  ])("in Berlin, %s", (_, instant, open) => {
    expect(isOpen(berlin, at(instant))).toBe(open);
  });

  const day: Hours = { from: "09:00", to: "21:00", zone: "Europe/Berlin" };
  it.each([
    ["in winter", "2026-03-28T08:00:00Z", "2026-03-28T07:59:00Z"],
    ["in summer, the next day", "2026-03-29T07:00:00Z", "2026-03-29T06:59:00Z"],
  ])("9 o'clock stays 9 o'clock, %s", (_, open, closed) => {
    expect([isOpen(day, at(open)), isOpen(day, at(closed))]).toEqual([true, false]);
  });
});

describe("when a campaign will be through", () => {
  const times = { hours: { from: "09:00", to: "21:00", zone: "Asia/Shanghai" }, startAt: undefined };
  const rest = { giveUpAfter: undefined, beganAt: undefined };
  it("counts only the hours in which it is sent", () => {
    // 20 o'clock in Shanghai: an hour today, two tomorrow
    const end = finishEstimate({ ...times, ...rest }, at("2026-11-28T12:00:00Z"), 3 * 3600);
    expect(end?.toISOString()).toBe("2026-11-29T03:00:00.000Z");
  });

  it("counts from the start that was asked for", () => {
    const start = { hours: undefined, startAt: at("2026-11-30T00:00:00Z") };
    const end = finishEstimate({ ...start, ...rest }, at("2026-11-28T12:00:00Z"), 60);
    expect(end?.toISOString()).toBe("2026-11-30T00:01:00.000Z");
  });
});
