// A process that serves what its argument allows, tells its address, and how much it was asked and took whenever it is asked.
import { type Limit, type LimitedCounts, startLimitedService } from "./limited-service.ts";
import { SENT } from "./senders.ts";

const service = await startLimitedService(JSON.parse(process.argv[2] ?? "") as Limit, SENT);
process.on("message", () => {
  const counts: LimitedCounts = { requests: service.requests(), accepted: service.accepted() };
  process.send?.(counts);
});
process.on("disconnect", () => process.exit());
process.send?.(service.url);
