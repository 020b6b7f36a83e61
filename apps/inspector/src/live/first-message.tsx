import type { ReactNode } from "react";
import { serviceAddress } from "../api/address.ts";
import { DEFAULT_SESSION } from "../api/control.ts";
import { useText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { CodeBlock } from "../parts/code-block.tsx";

/** The curl line that sends a first message to this very server. */
export function FirstMessage(): ReactNode {
  const t = useText();
  const { control, session } = useScope();
  const info = control.query.useQuery("get", "/__mock/api/v1/info").data;
  const { org, app } = info?.tenant ?? { org: "easemob-demo", app: "chatdemoui" };
  const lines = [
    `curl ${serviceAddress()}/${org}/${app}/users/zw123/messages \\`,
    "  -H 'Authorization: Bearer any' -H 'Content-Type: application/json' \\",
    ...(session === DEFAULT_SESSION ? [] : [`  -H 'X-Mock-Session: ${session}' \\`]),
    `  -d '{"msg":{"type":"text","msg":"${t.inbox.firstText}"}}'`,
  ];
  return <CodeBlock text={lines.join("\n")} label="curl" />;
}
