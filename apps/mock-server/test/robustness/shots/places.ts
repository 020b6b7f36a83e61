import type { SeededRandom } from "../seeded-random.ts";

/** Where requests go: right, nearly right and wrong paths of the service. */
export const TENANT: string = "/easemob-demo/chatdemoui";
export const STATUS: string = `${TENANT}/users/zw123/status`;
export const SEND: string = `${TENANT}/users/zw123/messages`;
export const GROUP: string = `${TENANT}/groups/1402541206787/messages`;
export const AUTHORIZED = "authorization: Bearer YWMt-any";
export const JSON_TYPE = "content-type: application/json";
export const MESSAGE: Buffer = Buffer.from(JSON.stringify({ msg: { type: "txt", msg: "hello" } }));

/** A path that is right in form. */
export function rightPlace(random: SeededRandom): { readonly method: string; readonly target: string } {
  const user = random.pick(["zw123", "ZW123", "a", "x.y-z_0", "..a", `u${random.int(0, 99_999)}`]);
  const org = random.chance(0.8) ? "easemob-demo" : `org-${random.int(0, 3_000)}`;
  const app = random.chance(0.8) ? "chatdemoui" : `app${random.int(0, 3_000)}`;
  return random.pick([
    { method: "GET", target: `/${org}/${app}/users/${user}/status` },
    { method: "POST", target: `/${org}/${app}/users/${user}/messages` },
    { method: "POST", target: `/${org}/${app}/groups/${random.int(1, 1e9)}/messages` },
  ]);
}
