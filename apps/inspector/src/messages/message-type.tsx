import type { MessageType } from "@emchat/schema";
import {
  AudioLines,
  CircleHelp,
  File,
  Image,
  type LucideIcon,
  MapPin,
  MessageSquareText,
  Puzzle,
  Terminal,
  Video,
} from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../i18n/language.tsx";

const ICONS: Partial<Record<string, LucideIcon>> & Partial<Record<MessageType, LucideIcon>> = {
  text: MessageSquareText,
  txt: MessageSquareText,
  img: Image,
  audio: AudioLines,
  loc: MapPin,
  video: Video,
  file: File,
  cmd: Terminal,
  custom: Puzzle,
};

export function MessageTypeIcon({ type, size = 15 }: { type: string | undefined; size?: number }): ReactNode {
  const Icon = ICONS[type ?? ""] ?? CircleHelp;
  return <Icon size={size} strokeWidth={1.8} />;
}

/** What people call the type; the type itself where nobody has a name for it. */
export function useTypeName(): (type: string | undefined) => string {
  const t = useText();
  return (type) => {
    const names: Readonly<Record<string, string>> = t.types;
    return names[type ?? ""] ?? type ?? "—";
  };
}
