import { createServer, type Socket } from "node:net";
import type { Step } from "../leg.ts";
import { whileServed } from "../serve-mock.ts";
import { whileListening } from "../while-listening.ts";
import { type Entrance, entrance, insist, startMock } from "./entrance.ts";

/** How an upstream dies once the call has arrived, and what the caller may be told. */
const DEATHS: readonly { when: string; die(socket: Socket): void; told: string }[] = [
  { when: "after it was reached", die: (socket) => socket.resetAndDestroy(), told: "502" },
  { when: "within its headers", die: (socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-le"), told: "502" },
  {
    when: "after its headers",
    die: (socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n"),
    told: "cut",
  },
  {
    when: "within its body",
    die: (socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf"),
    told: "cut",
  },
];

/** The proxy before an upstream that dies in each phase of a call: an honest status, and the message is sent once. */
export function dyingUpstream(at: Entrance): Step {
  return entrance("tell an upstream's death in each phase, sending nothing twice", async () => {
    let calls = 0;
    let die: (socket: Socket) => void = (socket) => socket.destroy();
    const upstream = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => {
        calls += 1;
        die(socket);
      });
    });
    const gone = await whileListening(upstream, async (port) => {
      const address = `http://127.0.0.1:${port}`;
      await whileServed(startMock(at, "proxy", "--upstream", address), async (url) => {
        for (const death of DEATHS) {
          calls = 0;
          die = death.die;
          const told = await send(url);
          insist(told === death.told, `An upstream that dies ${death.when} is told as ${told}, not ${death.told}.`);
          insist(calls === 1, `An upstream that dies ${death.when} got the message ${calls} times.`);
        }
      });
      return address;
    });
    const told = await whileServed(startMock(at, "proxy", "--upstream", gone), send);
    insist(told === "503, retry", `An upstream that cannot be reached is told as ${told}, not 503 with Retry-After.`);
    return `503 before the upstream was reached; ${DEATHS.map(({ when, told: as }) => `${as} ${when}`).join(", ")}; nothing twice`;
  });
}

/** Sends a message and says what came of it: the status, whether it may be sent again, or that the connection was cut. */
async function send(url: string): Promise<string> {
  try {
    const reply = await fetch(`${url}/easemob-demo/chatdemoui/messages`, {
      method: "POST",
      headers: { authorization: "Bearer any-token", "content-type": "application/json" },
      body: '{"target_type":"users","target":["zw123"],"msg":{"type":"txt","msg":"once"}}',
    });
    await reply.arrayBuffer();
    return `${reply.status}${reply.headers.has("retry-after") ? ", retry" : ""}`;
  } catch {
    return "cut";
  }
}
