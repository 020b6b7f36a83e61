import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { OPTIONS } from "../src/cli/options.ts";
import { twinOf } from "../src/cli/read-values.ts";
import { emchatMock } from "./harness/cli-process.ts";

// The image is not built here; what its files say is run as processes.

const dockerfile = readFileSync(new URL("../Dockerfile", import.meta.url), "utf8");
const compose = parse(readFileSync(new URL("../compose.yaml", import.meta.url), "utf8")) as {
  readonly services: Readonly<
    Record<
      string,
      { environment: Record<string, string>; healthcheck: { test: string[] }; ports: string[]; read_only: boolean }
    >
  >;
};

/** The instructions, each on one line. */
const instructions = dockerfile
  .replace(/\\\n/g, " ")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => /^([A-Z]+)\s+(.*)$/.exec(line.trim()))
  .map((match) => ({ name: match?.[1] ?? "", value: match?.[2] ?? "" }));
const instructionOf = (name: string): string =>
  instructions.findLast((instruction) => instruction.name === name)?.value ?? "";

function environment(): Record<string, string> {
  return Object.fromEntries(
    instructionOf("ENV")
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split("=") as [string, string]),
  );
}

test("the image has known instructions only, a fixed base, and ends as a user that is not root", () => {
  const known = [
    "FROM",
    "ENV",
    "WORKDIR",
    "COPY",
    "RUN",
    "USER",
    "EXPOSE",
    "HEALTHCHECK",
    "STOPSIGNAL",
    "ENTRYPOINT",
    "CMD",
  ];
  expect(instructions.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  expect(instructionOf("FROM")).toMatch(/^node:\d+-alpine$/);
  expect(instructionOf("USER")).toBe("node");
  const user = instructions.findIndex(({ name }) => name === "USER");
  expect(instructions.slice(user).some(({ name }) => name === "COPY" || name === "RUN")).toBe(false);
  expect(dockerfile).not.toMatch(/curl |wget |latest/);
});

test("its environment, and that of compose, are twins of options", () => {
  const twins = new Set(OPTIONS.map(({ name }) => twinOf(name)));
  const names = [...Object.keys(environment()), ...Object.keys(compose.services["emchat-mock"]?.environment ?? {})];
  expect(names.filter((name) => name !== "SCARF_ANALYTICS" && !twins.has(name))).toEqual([]);
});

test("its entry point and its health check work as they stand", async () => {
  const [command, ...args] = JSON.parse(instructionOf("ENTRYPOINT")) as string[];
  expect(command).toBe("emchat-mock");
  const env = { ...environment(), EMCHAT_MOCK_PORT: "0", EMCHAT_MOCK_HOST: "127.0.0.1" };
  const server = emchatMock(args, { env });
  const port = new URL(await server.ready()).port;
  const [, check = ""] = /CMD (\[.*\])$/.exec(instructionOf("HEALTHCHECK")) ?? [];
  const [healthCommand, ...health] = JSON.parse(check) as string[];
  expect(healthCommand).toBe("emchat-mock");
  // In the container both run with one environment; the address that means "all" is called on the loopback.
  const healthy = emchatMock(health, { env: { ...env, EMCHAT_MOCK_PORT: port, EMCHAT_MOCK_HOST: "0.0.0.0" } });
  expect(await healthy.ended).toBe(0);
  server.child.kill(instructionOf("STOPSIGNAL") as NodeJS.Signals);
  expect(await server.ended).toBe(0);
  const unhealthy = emchatMock(health, { env: { ...env, EMCHAT_MOCK_PORT: port } });
  expect(await unhealthy.ended).toBe(1);
});

test("compose opens the port to this machine only and checks health with the same command", () => {
  const service = compose.services["emchat-mock"];
  expect(service?.ports).toEqual(["127.0.0.1:4010:4010"]);
  expect(service?.read_only).toBe(true);
  expect(service?.healthcheck.test).toEqual(["CMD", "emchat-mock", "ready"]);
});
