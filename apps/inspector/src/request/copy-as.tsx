import type { ReactNode } from "react";
import { serviceAddress } from "../api/address.ts";
import type { RequestRecord } from "../api/control.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { CodeBlock } from "../parts/code-block.tsx";
import { TabView } from "../parts/tabs.tsx";
import { callOf, TOKEN_VARIABLE } from "../snippets/call.ts";
import { curlOf } from "../snippets/curl.ts";
import { fetchOf } from "../snippets/fetch.ts";
import { sdkOf } from "../snippets/sdk.ts";
import { vitestOf } from "../snippets/vitest.ts";

/** The call, written down for a shell, a browser, the client and a test. */
export function CopyAs({ record }: { record: RequestRecord }): ReactNode {
  const t = useScreenText();
  const { session } = useScope();
  const call = callOf(record, serviceAddress());
  const snippets: readonly (readonly [id: string, title: string, code: string | undefined])[] = [
    ["curl", "curl", curlOf(call)],
    ["fetch", "fetch", fetchOf(call)],
    ["sdk", "@emchat/client", sdkOf(record, serviceAddress(), session)],
    ["vitest", "vitest", vitestOf(record, call)],
  ];
  return (
    <TabView
      label={t.detail.copyAs}
      tabs={snippets.map(([id, title, code]) => ({
        id,
        title,
        content: (
          <>
            {code === undefined ? (
              <p className="detail-gone">{t.detail.noSdk}</p>
            ) : (
              <CodeBlock text={code} label={`${t.detail.copyAs} ${title}`} />
            )}
            {call.cut && <p className="detail-gone">{t.detail.cut}</p>}
            {call.tokenScheme !== undefined && <p className="detail-hint">{t.detail.tokenHint(TOKEN_VARIABLE)}</p>}
          </>
        ),
      }))}
    />
  );
}
