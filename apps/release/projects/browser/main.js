// @boundaries-ignore what a consumer imports, it installs from the registry
import { createClient } from "@emchat/client";
import { use as useClient } from "./use-client.js";
import { use as emulator } from "./use-emulator.js";
import { use as schema } from "./use-schema.js";

/** In a page the client starts only when it is told that this is meant: the token is an administrator's. */
async function client(context) {
  let refusal = "";
  try {
    createClient({ org: "consumers", app: context.app, token: "any", baseUrl: context.baseUrl });
  } catch (error) {
    refusal = error.message;
  }
  if (!refusal.includes("dangerouslyAllowBrowser")) throw new Error("The client started in a page unasked.");
  const did = await useClient({ ...context, options: { dangerouslyAllowBrowser: true }, readBack });
  return `refused to start unasked, then ${did}`;
}

/** The control API answers pages of its own origin alone, so whoever drives this page reads the message back for it. */
const readBack = (baseUrl, words) => window.readBack(baseUrl, words);

/** Called from outside the page: uses one package and says what it did. */
window.consume = (name, context) => ({ client, emulator, schema })[name](context);
