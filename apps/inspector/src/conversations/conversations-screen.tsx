import { MessagesSquare } from "lucide-react";
import type { ReactNode } from "react";
import { useScreenText } from "../i18n/language.tsx";
import { FirstMessage } from "../live/first-message.tsx";
import { TenantSelect } from "../live/tenant-select.tsx";
import { useTenant } from "../live/use-tenant.ts";
import { EmptyState } from "../parts/empty-state.tsx";
import { Page } from "../parts/page.tsx";
import { useParams } from "../shell/router.ts";
import { PartyList } from "./party-list.tsx";
import { Thread } from "./thread.tsx";
import { useParties } from "./use-parties.ts";
import "./conversations.css";

/** Who was written to, and what: users and groups on the left, the chosen one's messages on the right. */
export function ConversationsScreen(): ReactNode {
  const t = useScreenText();
  const { tenant } = useTenant();
  const parties = useParties(tenant);
  const { kind, target } = useParams<{ kind?: string; target?: string }>();
  const name = target === undefined ? undefined : decode(target);
  const chosen =
    tenant !== undefined && kind !== undefined && name !== undefined
      ? { ...tenant, kind, name: kind === "user" ? name.toLowerCase() : name }
      : undefined;
  return (
    <Page wide title={t.nav.conversations} actions={<TenantSelect />}>
      <div className="conversations" data-open={chosen !== undefined}>
        <PartyList parties={parties ?? []} chosen={chosen} />
        {chosen !== undefined && (
          <Thread
            key={`${chosen.org}/${chosen.app}/${chosen.kind}/${chosen.name}`}
            party={chosen}
            parties={parties ?? []}
          />
        )}
        {chosen === undefined && parties !== undefined && (
          <div className="thread-empty">
            <EmptyState
              icon={<MessagesSquare size={26} />}
              title={parties.length === 0 ? t.conversations.emptyTitle : t.conversations.choose}
            >
              <p>{parties.length === 0 ? t.conversations.emptyHint : t.conversations.chooseHint}</p>
              {parties.length === 0 && <FirstMessage />}
            </EmptyState>
          </div>
        )}
      </div>
    </Page>
  );
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
