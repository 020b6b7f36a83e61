import { type ReactNode, useState } from "react";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { useTenant } from "../live/use-tenant.ts";
import { Page } from "../parts/page.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useSearch } from "../shell/router.ts";
import { ComposeForm, type ComposeStart } from "./compose-form.tsx";
import { startOf } from "./compose-start.ts";
import { type SendRoute, sendRoutesOf } from "./send-routes.ts";

/** Sends a message as the service's caller would. */
export function ComposeScreen(): ReactNode {
  const t = useScreenText();
  const { control } = useScope();
  const { tenant } = useTenant();
  const search = new URLSearchParams(useSearch());
  const id = search.get("request");
  const record = control.query.useQuery(
    "get",
    "/__mock/api/v1/requests/{id}",
    { params: { path: { id: id ?? "" } } },
    { enabled: id !== null },
  );
  const ready = tenant !== undefined && (id === null || record.data !== undefined || record.error !== null);
  const spec = control.query.useQuery("get", "/__mock/api/v1/spec", undefined, { staleTime: 60_000 });
  const start: ComposeStart | undefined = ready ? startOf(search, tenant, record.data) : undefined;
  return (
    <Page title={t.nav.compose} hint={t.compose.hint}>
      {spec.error !== null && <ProblemNote error={spec.error} />}
      {start !== undefined && spec.data !== undefined && (
        <Started key={search.toString()} start={start} routes={sendRoutesOf(spec.data)} />
      )}
    </Page>
  );
}

/** Keeps what the form started with, whatever the address or the tenants become while somebody types. */
function Started({ start, routes }: { start: ComposeStart; routes: readonly SendRoute[] }): ReactNode {
  const [first] = useState(start);
  return <ComposeForm start={first} routes={routes} />;
}
