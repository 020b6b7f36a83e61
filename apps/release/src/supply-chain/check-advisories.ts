import type { ProductionDependency } from "./production-dependencies.ts";
import type { Verdict } from "./verdict.ts";

interface Advisory {
  url?: string;
  title?: string;
  severity?: string;
  vulnerable_versions?: string;
}

const TIMEOUT_MS = 30_000;

/**
 * Asks the registry for known weaknesses of everything that ships, as `npm audit --omit=dev` does. A weakness passes only when
 * `SECURITY.md` answers it, naming its GHSA id. A registry that does not answer is told apart: nothing was checked then.
 *
 * @param registry its address, with a slash at the end
 * @param securityPolicy the text of SECURITY.md
 */
export async function checkAdvisories(
  dependencies: readonly ProductionDependency[],
  registry: string,
  securityPolicy: string,
): Promise<Verdict> {
  const url = new URL("-/npm/v1/security/advisories/bulk", registry);
  const asked = Object.fromEntries(dependencies.map(({ name, versions }) => [name, versions]));
  let found: Record<string, Advisory[]>;
  try {
    const reply = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(asked),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!reply.ok) return unanswered(`${url} answered ${reply.status}`);
    found = advisoriesIn(await reply.json());
  } catch (error) {
    return unanswered(`${url}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const open = Object.entries(found).flatMap(([name, advisories]) =>
    advisories
      .filter(({ url: address = "" }) => !isAnswered(address, securityPolicy))
      .map(
        ({ severity, title, url: address, vulnerable_versions: range }) =>
          `${name} ${range}: ${severity}: ${title} (${address})`,
      ),
  );
  if (open.length > 0) return { check: "advisories", state: "failed", says: open };
  const answered = Object.values(found).flat().length;
  const says = [`${dependencies.length} packages: no open advisory, ${answered} answered in SECURITY.md`];
  return { check: "advisories", state: "passed", says };
}

function advisoriesIn(body: unknown): Record<string, Advisory[]> {
  if (typeof body !== "object" || body === null || !Object.values(body).every(Array.isArray)) {
    throw new Error("the reply is not a list of advisories by package");
  }
  return body as Record<string, Advisory[]>;
}

function isAnswered(address: string, securityPolicy: string): boolean {
  const id = /GHSA-[a-z0-9-]+/i.exec(address)?.[0];
  return id !== undefined && securityPolicy.includes(id);
}

function unanswered(reason: string): Verdict {
  return { check: "advisories", state: "unanswered", says: [`NOT CHECKED: ${reason}. No weakness was looked for.`] };
}
