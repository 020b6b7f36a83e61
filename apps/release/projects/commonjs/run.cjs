// node run.cjs NAME: the same packages, taken with `require`.
const uses = {
  async client() {
    const { createClient } = require("@emchat/client");
    const { createEmulatorFetch } = require("@emchat/emulator");
    const fetch = createEmulatorFetch();
    const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "any", fetch });
    await client.users.sendMessage("zw123", "你好");
    const kept = fetch.emulator.messages.latest()?.message;
    if (kept?.msg !== "你好") throw new Error(`The emulator keeps ${JSON.stringify(kept)}.`);
    return "required the client and the emulator, sent a message from one to the other";
  },
  async campaign() {
    const { createCampaigns, sqlite } = require("@emchat/campaign");
    const { createEmulatorFetch } = require("@emchat/emulator");
    const fetch = createEmulatorFetch();
    const client = { org: "easemob-demo", app: "chatdemoui", token: "any", fetch };
    const campaigns = await createCampaigns({ client, store: sqlite(":memory:") });
    await campaigns.create("hello", { targets: ["amy", "AMY", "bob"], message: "你好" });
    await campaigns.work({ untilDone: true });
    const { state, counts } = await campaigns.status("hello");
    await campaigns.close();
    if (state !== "finished" || counts.delivered !== 2) throw new Error(`${state}: ${JSON.stringify(counts)}`);
    return "required the campaigns, sent one of two targets to the emulator";
  },
  async schema() {
    const { validateRequestBody } = require("@emchat/schema/validators");
    const [violation] = validateRequestBody("sendMessageToGroup", {});
    if (!violation) throw new Error("An empty body was not refused.");
    return "required the validators, judged a body";
  },
  async contract() {
    const { diffSpecs } = require("@emchat/contract");
    const ping = { get: { operationId: "ping", responses: { 200: { description: "pong" } } } };
    const document = (paths) => ({ openapi: "3.1.1", info: { title: "Ping", version: "1.0.0" }, paths });
    const [change] = diffSpecs(document({ "/ping": ping }), document({}));
    if (change?.verdict !== "breaking") throw new Error(`A call that is gone is judged ${change?.verdict}.`);
    return "required the contract kit, compared two contracts, was told what breaks";
  },
  async "mock-server"() {
    const { startMockServer } = require("@emchat/mock-server");
    const server = await startMockServer({ port: 0, log: "silent" });
    const { status } = await fetch(`${server.url}/__mock/readyz`);
    await server.close();
    if (status !== 200) throw new Error(`The server was not ready: ${status}.`);
    return "required the mock server, started it, stopped it";
  },
};

uses[process.argv[2]]().then(
  (did) => console.log(did),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
