import { createClient, isEmchatError } from "@emchat/client";
import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";

// The token stays here: it is an administrator's, and a page gives away whatever it knows.
const client = createClient({ deadline: 5_000 });
const app = new Hono();

app.get("/api/presence/:username", async (context) => {
  const answer = await client.safe.users.getStatus(context.req.param("username"));
  if (answer.ok) return context.json({ status: answer.value.status });
  if (isEmchatError(answer.error, "notFound")) return context.json({ status: "offline" });
  if (isEmchatError(answer.error, "configuration")) return context.json({ error: "no such name" }, 400);
  return context.json({ error: "the chat service is away" }, 502);
});
app.use("/*", serveStatic({ root: "./dist" }));

const server = serve({ fetch: app.fetch, port: Number(process.env["PORT"] ?? 3000) }, ({ port }) =>
  console.log(`listening on http://127.0.0.1:${port}`),
);
process.once("SIGTERM", () => server.close());
