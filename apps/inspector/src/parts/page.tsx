import { type ReactNode, useEffect } from "react";
import { useText } from "../i18n/language.tsx";
import "./page.css";

/** The frame of a screen: its title, what can be done on it, its content. `wide` content scrolls by itself. */
export function Page(props: {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}): ReactNode {
  const t = useText();
  useEffect(() => {
    document.title = `${props.title} · ${t.productName}`;
  }, [props.title, t]);
  return (
    <div className="page" data-wide={props.wide ?? false}>
      <header className="page-head">
        <div className="page-title">
          <h1>{props.title}</h1>
          {props.hint !== undefined && <p className="page-hint">{props.hint}</p>}
        </div>
        {props.actions !== undefined && <div className="page-actions">{props.actions}</div>}
      </header>
      {props.children}
    </div>
  );
}
