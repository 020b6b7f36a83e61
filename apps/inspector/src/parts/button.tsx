import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import "./button.css";

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: "primary" | "plain" | "bad";
  icon?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
};

export function Button({ kind = "plain", icon, children, className = "", ...rest }: ButtonProps): ReactNode {
  return (
    <button type="button" className={`button ${className}`} data-kind={kind} {...rest}>
      {icon}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> & { label: string; icon: ReactNode };

/** A button that shows only an icon; `label` is its name and its tooltip. */
export function IconButton({ label, icon, className = "", ...rest }: IconButtonProps): ReactNode {
  return (
    <button type="button" className={`icon-button ${className}`} aria-label={label} title={label} {...rest}>
      {icon}
    </button>
  );
}
