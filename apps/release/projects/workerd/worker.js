import { use as client } from "./use-client.js";
import { use as emulator } from "./use-emulator.js";
import { use as schema } from "./use-schema.js";

const uses = { client, emulator, schema };

export default {
  /** `GET /NAME` uses one package and answers what it did. */
  async fetch(request, { CONSUMER_BASE_URL, CONSUMER_APP }) {
    try {
      const use = uses[new URL(request.url).pathname.slice(1)];
      return new Response(await use({ baseUrl: CONSUMER_BASE_URL, app: CONSUMER_APP }));
    } catch (error) {
      return new Response(String(error?.stack ?? error), { status: 500 });
    }
  },
};
