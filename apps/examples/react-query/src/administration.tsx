import { createFetchClient } from "@emchat/client";
import createReactQuery from "openapi-react-query";
import type { ReactElement } from "react";

const tenant = { org: "easemob-demo", app: "chatdemoui" };
const address = new URLSearchParams(window.location.search).get("service") ?? "http://127.0.0.1:4010";
// A token in a page is known to everybody who opens it: this page is for the administrator alone, on the machine itself.
const client = createFetchClient({ ...tenant, baseUrl: address, token: "any", dangerouslyAllowBrowser: true });
const $api = createReactQuery(client);

/** Who is online, and a button that greets. */
export function Administration(): ReactElement {
  const path = { ...tenant, username: "zw123" };
  const presence = $api.useQuery("get", "/{org}/{app}/users/{username}/status", { params: { path } });
  const greeting = $api.useMutation("post", "/{org}/{app}/users/{username}/messages");
  const greet = (): void => greeting.mutate({ params: { path }, body: { msg: { type: "txt", msg: "hello" } } });
  return (
    <>
      <p>
        zw123 is <output id="status">{String(presence.data?.data[0]?.result_content?.["result"] ?? "…")}</output>
      </p>
      <button type="button" onClick={greet}>
        greet
      </button>
      <output id="greeting">{greeting.status}</output>
    </>
  );
}
