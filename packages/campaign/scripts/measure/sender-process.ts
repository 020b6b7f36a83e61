// A sender that says, when it is told to end or nothing is left, how often it committed and how much memory it takes.
import { type CampaignStore, createCampaigns, storeAt } from "../../src/index.ts";
import { SENDER_HEADER } from "./limited-service.ts";

const [address = "", baseUrl = "", id = ""] = process.argv.slice(2);
let commits = 0;

/** The store that an address names; its transactions are counted. */
function counted(store: CampaignStore): CampaignStore {
  return {
    name: store.name,
    async open() {
      const sql = await store.open();
      return {
        ...sql,
        transaction(work) {
          commits += 1;
          return sql.transaction(work);
        },
      };
    },
  };
}

const campaigns = await createCampaigns({
  client: { org: "easemob-demo", app: "chatdemoui", token: "YWMt-measure", baseUrl, headers: { [SENDER_HEADER]: id } },
  store: counted(storeAt(address)),
});
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());
await campaigns.work({ signal: stop.signal, untilDone: true, concurrency: 50 });
globalThis.gc?.();
process.stdout.write(`${JSON.stringify({ commits, megabytes: process.memoryUsage().rss / 1e6 })}\n`);
await campaigns.close();
