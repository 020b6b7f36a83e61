import { clientCredentials } from "@emchat/client";
import { type Campaigns, type CampaignsOptions, createCampaigns } from "../campaigns.ts";
import { storeAt } from "../store/campaign-store.ts";
import { type CommandLine, usage } from "./read-command-line.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The store that a command line names. */
export function storeOf(line: CommandLine, environment: Environment): ReturnType<typeof storeAt> {
  const store = storeAt(line.text("store") ?? (environment["EMCHAT_CAMPAIGN_STORE"] || "emchat-campaign.db"));
  if (store.name !== ":memory:") return store;
  throw usage("--store :memory: would be forgotten with the command, and its campaign sent again: name a file");
}

/** Opens the campaigns for sending: needs an application and a token. */
export function openCampaigns(line: CommandLine, environment: Environment): Promise<Campaigns> {
  return createCampaigns({ client: clientOf(line, environment), store: storeOf(line, environment) });
}

function clientOf(line: CommandLine, environment: Environment): CampaignsOptions["client"] {
  const key = line.text("app-key") ?? environment["EMCHAT_APP_KEY"];
  const [org, app, ...more] = key?.split("#") ?? [];
  if (!org || !app || more.length > 0) {
    throw usage(
      `say whose application it is, as ORG#APP: --app-key or EMCHAT_APP_KEY${key === undefined ? "" : `, got ${JSON.stringify(key)}`}`,
    );
  }
  const { EMCHAT_CLIENT_ID: clientId, EMCHAT_CLIENT_SECRET: clientSecret } = environment;
  const token =
    (line.text("token") ?? environment["EMCHAT_TOKEN"]) ||
    (clientId && clientSecret ? clientCredentials({ clientId, clientSecret }) : undefined);
  if (token === undefined)
    throw usage("a token is missing: EMCHAT_TOKEN, or EMCHAT_CLIENT_ID with EMCHAT_CLIENT_SECRET");
  const baseUrl = line.text("base-url") ?? environment["EMCHAT_BASE_URL"];
  return { org, app, token, ...(baseUrl === undefined ? {} : { baseUrl }) };
}
