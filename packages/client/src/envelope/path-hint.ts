import type { OperationData } from "../operation-data.ts";

/** Where today's service takes messages (its documentation of 2022 and later), by where the contract's service of July 2014 does. */
const TODAY: readonly (readonly [documented: string, today: string])[] = [
  ["/{org}/{app}/users/{username}/messages", "/messages/users"],
  ["/{org}/{app}/groups/{group_name}/messages", "/messages/chatgroups"],
];

/** What a 404 of this operation may mean beside what it says; empty where it says all. */
export function hintOfPath({ path }: OperationData): string {
  const today = TODAY.find(([documented]) => documented === path)?.[1];
  return today === undefined ? "" : ` (if this path is unknown to it: the service of today sends through ${today})`;
}
