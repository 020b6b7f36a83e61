import { networkInterfaces } from "node:os";

/** Whether this machine has the loopback address of IPv6. */
export const hasSecondLoopback: boolean = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === "::1"),
);
if (!hasSecondLoopback) console.warn("NO ::1 ON THIS MACHINE: what listens there is not tested");
