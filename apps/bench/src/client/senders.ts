import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { createClient } from "@emchat/client";

/** A client of some service, at its default settings. */
export interface Sender {
  readonly name: string;
  /** What the service answers, so that this client is content. */
  readonly reply: unknown;
  connect(url: string): Promise<(nth: number) => Promise<unknown>>;
}

const require = createRequire(new URL("../../peers/package.json", import.meta.url));

async function importPeer<Module>(name: string, entry: string = name): Promise<Module> {
  try {
    return (await import(pathToFileURL(require.resolve(entry)).href)) as Module;
  } catch {
    // a package with no entry for `require`
    const file = new URL(`../../peers/node_modules/${name}/`, import.meta.url);
    const manifest = require(`${file.pathname}package.json`) as {
      exports: string | { default?: string; ".": { default: string } };
    };
    const main =
      typeof manifest.exports === "string"
        ? manifest.exports
        : (manifest.exports.default ?? manifest.exports["."].default);
    return (await import(new URL(main, file).href)) as Module;
  }
}

interface Slack {
  WebClient: new (token: string, options: object) => { chat: { postMessage(message: object): Promise<unknown> } };
}
interface OpenAi {
  default: new (options: object) => { responses: { create(body: object): Promise<unknown> } };
}
interface Ky {
  default: { post(url: string, options: object): { json(): Promise<unknown> } };
}

/** The service's reply to a message that it took. */
export const SENT: unknown = {
  action: "post",
  data: [{ result_code: 200, result_content: { result: "ok" } }],
  timestamp: 1404932199220,
  duration: 110,
};

/** The clients of the bulk probe. */
export const senders: readonly Sender[] = [
  {
    name: "@emchat/client",
    reply: SENT,
    connect: async (baseUrl) => {
      const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-bench", baseUrl });
      return (nth) => client.users.sendMessage(`user${nth}`, "hi");
    },
  },
  {
    name: "@slack/web-api 8.2.0",
    reply: { ok: true, ts: "1" },
    connect: async (url) => {
      const { WebClient } = await importPeer<Slack>("@slack/web-api");
      const client = new WebClient("xoxb-bench", { slackApiUrl: `${url}/api/`, logLevel: "error" });
      return (nth) => client.chat.postMessage({ channel: `C${nth}`, text: "hi" });
    },
  },
  {
    name: "openai 7.57.0",
    reply: { id: "resp_1", object: "response", output: [] },
    connect: async (url) => {
      const { default: OpenAI } = await importPeer<OpenAi>("openai");
      const client = new OpenAI({ apiKey: "sk-bench", baseURL: url });
      return () => client.responses.create({ model: "m", input: "hi" });
    },
  },
  {
    name: "ky 2.1.0",
    reply: { ok: true },
    connect: async (url) => {
      const { default: ky } = await importPeer<Ky>("ky");
      return (nth) => ky.post(`${url}/users/user${nth}/messages`, { json: { msg: { type: "txt", msg: "hi" } } }).json();
    },
  },
];
