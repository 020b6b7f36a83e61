import { createClient } from "@emchat/client";
import { serve } from "@hono/node-server";
import { createApp } from "./app.ts";

// The address, the application and the token come from EMCHAT_BASE_URL, EMCHAT_APP_KEY and EMCHAT_TOKEN.
const client = createClient({ deadline: 5_000 });
const server = serve({ fetch: createApp(client.users).fetch, port: Number(process.env["PORT"] ?? 3000) }, ({ port }) =>
  console.log(`listening on http://127.0.0.1:${port}`),
);
process.once("SIGTERM", () => server.close());
