import { layOut } from "./consumer-project.ts";
import type { Leg } from "./leg.ts";
import { serveMock } from "./serve-mock.ts";
import { exactly, type World } from "./world.ts";

/** The mock that all other consumers talk to. */
export interface PublishedMock {
  /** Its address; rejects when it does not come up. */
  url: Promise<string>;
  /** What `npx @emchat/mock-server` has to do, as a leg of the matrix. Its last step stops the server: run it last. */
  leg: Leg;
  /** Tells whether it stopped by itself. */
  stop(): Promise<boolean>;
}

/** Types `npx @emchat/mock-server` in an empty folder. */
export async function startPublishedMock(world: Omit<World, "mockUrl">): Promise<PublishedMock> {
  const { node, npxCli } = world.toolbox;
  const pending = { ...world, mockUrl: Promise.resolve("") };
  const project = await layOut(pending, "npx-mock-server", [], node["24"]);
  const args = [npxCli, "--yes", exactly(world, "@emchat/mock-server"), "--port", "0"];
  const { url, stop } = serveMock(node["24"], args, { cwd: project.folder, env: project.env });
  return { url, stop, leg: mockLeg(url, stop) };
}

function mockLeg(url: Promise<string>, stop: () => Promise<boolean>): Leg {
  return {
    runtime: "npx, empty folder",
    steps: [
      {
        package: "@emchat/mock-server",
        tries: "come up, serve the inspector, stop",
        run: async () => {
          const base = await url;
          const page = await (await fetch(`${base}/__mock/`)).text();
          if (!/<!doctype html>/i.test(page)) throw new Error(`The inspector is not served:\n${page.slice(0, 500)}`);
          const script = /src="([^"]+\.js)"/.exec(page)?.[1];
          const asset = script ? await fetch(new URL(script, `${base}/__mock/`)) : undefined;
          if (!asset?.ok) throw new Error(`The inspector's script ${script} did not come along.`);
          const { matched, total } = (await (await fetch(`${base}/__mock/api/v1/messages`)).json()) as {
            matched: number;
            total: number;
          };
          if (total === 0 || matched === 0) throw new Error("It kept none of the messages that it was sent.");
          if (!(await stop())) throw new Error("It did not stop at SIGTERM.");
          const left = await fetch(base).then(
            () => true,
            () => false,
          );
          if (left) throw new Error("The port is still served after SIGTERM.");
          return `npx started it, it served every other consumer and the inspector, kept ${total} messages, stopped at SIGTERM`;
        },
      },
    ],
  };
}
