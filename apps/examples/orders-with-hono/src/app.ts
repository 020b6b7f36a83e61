import { type EmchatClient, isEmchatError, type Plain } from "@emchat/client";
import { Hono } from "hono";

export type Chat = Plain<Pick<EmchatClient["users"], "sendMessage">>;

/** The shop's back end: it tells customers when their orders ship. */
export function createApp(users: Chat): Hono {
  const app = new Hono();
  app.post("/orders/:id/ship", async (context) => {
    const { customer } = await context.req.json<{ customer: string }>();
    const order = context.req.param("id");
    try {
      await users.sendMessage(customer, `Your order ${order} is on its way.`, { from: "shop", ext: { order } });
      return context.json({ shipped: true, told: "yes" });
    } catch (error) {
      if (!isEmchatError(error)) throw error;
      // The parcel leaves all the same. "no" may be told again later; "maybe" may not, or the customer hears it twice.
      return context.json({ shipped: true, told: error.outcome === "unknown" ? "maybe" : "no" });
    }
  });
  return app;
}
