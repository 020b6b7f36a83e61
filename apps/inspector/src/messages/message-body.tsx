import { type ReactNode, useState } from "react";
import { useFormat } from "../i18n/format.ts";
import { useScreenText } from "../i18n/language.tsx";
import { Button } from "../parts/button.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { writeJson } from "../parts/json-text.ts";
import { MessageTypeIcon, useTypeName } from "./message-type.tsx";
import { isObject, numberField, objectField, textField } from "./read-field.ts";
import "./message-body.css";

type Body = Readonly<Record<string, unknown>>;

/** How many characters of a text are drawn before somebody asks for the rest. */
const SHOWN_AT_FIRST = 1200;

/** Draws what was sent. Nothing in it is loaded, followed or run: addresses are shown as text. */
export function MessageBody({ body }: { body: Body }): ReactNode {
  switch (textField(body, "type")) {
    case "text":
    case "txt":
      return <LongText text={textField(body, "msg") ?? ""} />;
    case "img":
      return <Picture body={body} />;
    case "audio":
      return <Voice body={body} />;
    case "loc":
      return <Place body={body} />;
    case "video":
      return <Film body={body} />;
    case "file":
      return <Upload body={body} />;
    case "cmd":
      return <code className="message-command foreign">{textField(body, "action") ?? ""}</code>;
    case "custom":
      return <Custom body={body} />;
    default:
      return <LongText text={writeJson(body)} />;
  }
}

function LongText({ text }: { text: string }): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  const [whole, setWhole] = useState(false);
  const shown = whole ? text : text.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <p className="message-text foreign" dir="auto">
        {shown}
        {shown.length < text.length && "…"}
      </p>
      {shown.length < text.length && (
        <Button onClick={() => setWhole(true)}>{t.actions.showRest(format.number(text.length - shown.length))}</Button>
      )}
    </>
  );
}

function Address({ body }: { body: Body }): ReactNode {
  const t = useScreenText();
  const url = textField(body, "url");
  if (url === undefined) return null;
  return (
    <span className="message-address">
      <code className="foreign truncate" dir="ltr" title={url}>
        {url}
      </code>
      <CopyButton text={url} bare label={t.messages.copyAddress} />
    </span>
  );
}

function Name({ body }: { body: Body }): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  const size = numberField(body, "file_length");
  return (
    <span className="message-name">
      <bdi className="foreign">{textField(body, "filename") ?? t.messages.unnamed}</bdi>
      {size !== undefined && <span className="message-faint numeric">{format.bytes(size)}</span>}
    </span>
  );
}

/** A frame in the picture's own proportions, as far as they are sane. */
function Picture({ body }: { body: Body }): ReactNode {
  const t = useScreenText();
  const size = objectField(body, "size");
  const width = size === undefined ? undefined : numberField(size, "width");
  const height = size === undefined ? undefined : numberField(size, "height");
  const sane = width !== undefined && height !== undefined && width > 0 && height > 0;
  const ratio = sane ? Math.min(Math.max(width / height, 0.6), 3) : 1.6;
  return (
    <div className="message-media">
      <div className="message-frame" style={{ aspectRatio: ratio }} title={t.messages.notLoaded}>
        <MessageTypeIcon type="img" size={26} />
        <span className="numeric">{sane ? `${width} × ${height}` : t.messages.notLoaded}</span>
      </div>
      <Name body={body} />
      <Address body={body} />
    </div>
  );
}

const WAVE = [5, 9, 14, 8, 17, 12, 20, 10, 15, 7, 18, 11, 16, 6, 13, 9, 19, 12, 8, 5];

function Voice({ body }: { body: Body }): ReactNode {
  return (
    <div className="message-media">
      <div className="message-voice">
        <MessageTypeIcon type="audio" size={18} />
        <svg width="118" height="24" aria-hidden="true">
          {WAVE.map((height, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the bars of a drawing that never changes
            <rect key={index} x={index * 6} y={12 - height / 2} width="3" height={height} rx="1.5" />
          ))}
        </svg>
        <Length body={body} />
      </div>
      <Name body={body} />
      <Address body={body} />
    </div>
  );
}

function Length({ body }: { body: Body }): ReactNode {
  const seconds = numberField(body, "length");
  if (seconds === undefined) return null;
  const rest = Math.floor(seconds % 60);
  return (
    <span className="numeric">
      {Math.floor(seconds / 60)}:{String(rest).padStart(2, "0")}
    </span>
  );
}

function Film({ body }: { body: Body }): ReactNode {
  const t = useScreenText();
  return (
    <div className="message-media">
      <div className="message-frame" data-film="true" title={t.messages.notLoaded}>
        <MessageTypeIcon type="video" size={26} />
        <Length body={body} />
      </div>
      <Name body={body} />
      <Address body={body} />
    </div>
  );
}

function Upload({ body }: { body: Body }): ReactNode {
  return (
    <div className="message-media">
      <div className="message-file">
        <MessageTypeIcon type="file" size={20} />
        <Name body={body} />
      </div>
      <Address body={body} />
    </div>
  );
}

function Place({ body }: { body: Body }): ReactNode {
  const lat = numberField(body, "lat");
  const lng = numberField(body, "lng");
  return (
    <div className="message-media">
      <div className="message-map">
        <svg viewBox="0 0 240 96" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
          <path d="M-5 70 C60 40 90 92 150 60 S230 40 250 48 M40 -5 C52 30 30 60 60 100 M130 -5 C120 40 170 60 160 100 M-5 24 C70 30 150 8 250 20" />
        </svg>
        <MessageTypeIcon type="loc" size={26} />
      </div>
      <bdi className="foreign">{textField(body, "addr") ?? ""}</bdi>
      {lat !== undefined && lng !== undefined && (
        <span className="message-faint numeric">
          {lat}, {lng}
        </span>
      )}
    </div>
  );
}

function Custom({ body }: { body: Body }): ReactNode {
  const t = useScreenText();
  const exts = body["customExts"];
  const type = useTypeName();
  return (
    <div className="message-media">
      <span className="message-name">
        <MessageTypeIcon type="custom" />
        <code className="foreign">{textField(body, "customEvent") ?? type("custom")}</code>
      </span>
      {isObject(exts) && Object.keys(exts).length > 0 && (
        <dl className="facts" aria-label={t.messages.extras}>
          {Object.entries(exts).map(([name, value]) => (
            <div key={name}>
              <dt className="foreign">{name}</dt>
              <dd className="foreign">{typeof value === "string" ? value : writeJson(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
