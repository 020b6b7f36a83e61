export { CHECKS, CONFORMANCE_CHECKS, judge, OTHER_CHECKS } from "./all.ts";
export type { Check, Finding, Subject } from "./check.ts";
