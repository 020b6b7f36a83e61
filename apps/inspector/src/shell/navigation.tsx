import type { AnchorHTMLAttributes, ReactNode, Ref } from "react";
import { pageRoot } from "../api/address.ts";
import { DEFAULT_SESSION } from "../api/control.ts";
import { sessionOf } from "../live/session-scope.tsx";
import { Link, navigate, useSearch } from "./router.ts";

/** A path of the page that keeps the session; `query` goes in front of it. */
export function pathIn(session: string, path: string, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  if (session !== DEFAULT_SESSION) search.set("session", session);
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

export function usePath(): (path: string, query?: Readonly<Record<string, string>>) => string {
  const session = sessionOf(useSearch());
  return (path, query) => pathIn(session, path, query);
}

export function useGo(): (
  path: string,
  query?: Readonly<Record<string, string>>,
  options?: { replace?: boolean },
) => void {
  const to = usePath();
  return (path, query, options) => navigate(`${pageRoot()}${to(path, query)}`, options);
}

type GoProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & {
  to: string;
  query?: Readonly<Record<string, string>>;
  ref?: Ref<HTMLAnchorElement>;
  children?: ReactNode;
};

/** A link within the page. */
export function Go({ to, query, children, ...rest }: GoProps): ReactNode {
  const path = usePath();
  return (
    <Link href={path(to, query)} {...rest}>
      {children}
    </Link>
  );
}
