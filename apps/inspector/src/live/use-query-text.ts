import { useGo } from "../shell/navigation.tsx";
import { useLocation, useSearch } from "../shell/router.ts";

/** The search of a list, which lives in the address, so that it can be kept and shared. */
export function useQueryText(): readonly [query: string, set: (query: string) => void] {
  const query = new URLSearchParams(useSearch()).get("q") ?? "";
  const [path] = useLocation();
  const go = useGo();
  return [query, (next) => go(path, { q: next }, { replace: true })];
}
