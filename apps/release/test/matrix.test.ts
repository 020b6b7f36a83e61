import { describe, expect, it } from "vitest";
import { formatTable } from "../src/matrix/format-table.ts";
import { type Leg, runLeg } from "../src/matrix/leg.ts";

const works = (did: string) => async () => did;
const fails = (reason: string) => async () => {
  throw new Error(reason);
};

describe("a leg of the matrix", () => {
  it("goes on after a step that failed, and says what failed where", async () => {
    const leg: Leg = {
      runtime: "Node 99",
      steps: [
        { package: "a", tries: "use a", run: fails("a is broken") },
        { package: "b", tries: "use b", run: works("used b") },
      ],
    };
    expect(await runLeg(leg)).toMatchObject([
      { runtime: "Node 99", package: "a", did: "use a", ok: false, detail: "a is broken" },
      { runtime: "Node 99", package: "b", did: "used b", ok: true },
    ]);
  });

  it("fails every step after one that was needed", async () => {
    const leg: Leg = {
      runtime: "Node 99",
      steps: [
        { package: "all", needed: true, tries: "install", run: fails("no network") },
        { package: "a", tries: "use a", run: works("used a") },
      ],
    };
    expect(await runLeg(leg)).toMatchObject([{ ok: false }, { ok: false, detail: "not tried: the install failed" }]);
  });
});

describe("the table", () => {
  it("shows every row, and below it why a row failed", () => {
    const table = formatTable([
      { runtime: "Node 24.21.0", package: "@emchat/client", did: "sent a message", ok: true, seconds: 1.234 },
      {
        runtime: "Bun",
        package: "@emchat/schema",
        did: "judge a body",
        ok: false,
        seconds: 0.01,
        detail: "line 1\nline 2",
      },
    ]);
    expect(table.split("\n")).toEqual([
      "runtime       package         what it did     ok      seconds",
      "────────────  ──────────────  ──────────────  ──────  ───────",
      "Node 24.21.0  @emchat/client  sent a message  ok          1.2",
      "Bun           @emchat/schema  judge a body    FAILED      0.0",
      "",
      "✗ Bun × @emchat/schema: judge a body",
      "    line 1",
      "    line 2",
    ]);
  });
});
