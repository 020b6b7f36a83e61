import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";
import "./field.css";

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
}

function Frame({ id, label, hint, error, children }: FieldProps & { id: string; children: ReactNode }): ReactNode {
  return (
    <div className="field" data-invalid={error !== undefined}>
      <label htmlFor={id}>{label}</label>
      {children}
      {hint !== undefined && error === undefined && (
        <p id={`${id}-note`} className="field-hint">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-note`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}

function describe(
  id: string,
  { hint, error }: FieldProps,
): { id: string; "aria-describedby"?: string; "aria-invalid"?: true } {
  return {
    id,
    ...(hint !== undefined || error !== undefined ? { "aria-describedby": `${id}-note` } : {}),
    ...(error !== undefined ? { "aria-invalid": true as const } : {}),
  };
}

export function TextField(props: FieldProps & InputHTMLAttributes<HTMLInputElement>): ReactNode {
  const id = useId();
  const { label, hint, error, ...rest } = props;
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input type="text" autoComplete="off" spellCheck={false} {...rest} {...describe(id, props)} />
    </Frame>
  );
}

export function TextArea(props: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>): ReactNode {
  const id = useId();
  const { label, hint, error, ...rest } = props;
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea rows={5} spellCheck={false} {...rest} {...describe(id, props)} />
    </Frame>
  );
}

export function SelectField(props: FieldProps & SelectHTMLAttributes<HTMLSelectElement>): ReactNode {
  const id = useId();
  const { label, hint, error, children, ...rest } = props;
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <select {...rest} {...describe(id, props)}>
        {children}
      </select>
    </Frame>
  );
}
