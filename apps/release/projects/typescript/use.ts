import { type CampaignStatus, createCampaigns, sqlite } from "@emchat/campaign";
import { createClient, type EmchatError } from "@emchat/client";
import { diffSpecs, type RunOptions, runContract } from "@emchat/contract";
import { createEmulator, createEmulatorFetch } from "@emchat/emulator";
import { createHandlers } from "@emchat/emulator/msw";
import { startMockServer } from "@emchat/mock-server";
import { type OperationId, operationTable, type SendMessageRequest } from "@emchat/schema";
import { document } from "@emchat/schema/document";
import { examples } from "@emchat/schema/examples";
import { validateRequestBody } from "@emchat/schema/validators";
import { setupServer } from "msw/node";

const fetch = createEmulatorFetch(createEmulator({ seed: 1 }));
const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "any", fetch });

const { status } = await client.users.getStatus("zw123");
status satisfies "online" | "offline";
// @ts-expect-error a message names its type
await client.users.sendMessage("zw123", { msg: "你好" });
// @ts-expect-error an option that does not exist
createClient({ org: "easemob-demo", app: "chatdemoui", token: "any", timeouts: 1 });

const result = await client.safe.groups.sendMessage("1402541206787", { type: "text", msg: "你好" });
if (!result.ok) result.error satisfies EmchatError;

const body: SendMessageRequest = { msg: { type: "text", msg: "你好" } };
const operationId: OperationId = "sendMessageToUser";
for (const { message } of validateRequestBody(operationId, body)) message satisfies string;
operationTable[operationId].path satisfies string;
document satisfies object;
examples satisfies object;

const campaigns = await createCampaigns({
  client: { org: "easemob-demo", app: "chatdemoui", token: "any", fetch },
  store: sqlite(":memory:"),
});
for (const campaign of await campaigns.list()) campaign satisfies CampaignStatus;
await campaigns.close();

setupServer(...createHandlers(createEmulator()));
const server = await startMockServer({ port: 0 });
server.url satisfies string;
server.port satisfies number;
await server.close();

const options: Partial<RunOptions> = { token: "any", cases: 10 };
options satisfies object;
runContract satisfies (...given: never[]) => Promise<object>;
for (const { verdict, sentence } of diffSpecs(document, document))
  `${verdict satisfies "breaking" | "non-breaking"} ${sentence}`;
