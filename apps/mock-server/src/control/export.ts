import type { EmulatorConfig } from "@emchat/emulator";
import { EXPORT_FORMATS } from "../export/export-formats.ts";
import type { ControlRoutes } from "./control-router.ts";
import { badParameter, ProblemError } from "./problem.ts";
import { readChoice } from "./read-parameter.ts";
import { sendPieces } from "./send-pieces.ts";

/** What the files of a session depend on. */
export interface ExportParts {
  readonly address: () => { readonly url: string };
  /** What sessions grow from. */
  readonly config: () => EmulatorConfig;
}

const KEEPING = ["hidden", "kept"] as const;
const SUBJECT = /^[\x20-\x22\x24-\x7e]+#[A-Za-z_$][\w$]*$/;

/** `/export` and `/state`: a session as a file, and the state of a file. */
export function exportRoutes({ address, config }: ExportParts): ControlRoutes {
  return {
    "GET /__mock/api/v1/export": async ({ session, query, response }) => {
      if (!query.has("as")) throw badParameter("as", `one of ${EXPORT_FORMATS.join(", ")}`);
      const as = readChoice(query, "as", EXPORT_FORMATS, "state");
      const subject = query.get("subject") ?? undefined;
      if (subject !== undefined) refuseBadSubject(as, subject);
      const { sessionFile } = await import("../export/session-file.ts");
      const { type, pieces } = sessionFile(session, {
        as,
        subject,
        texts: readChoice(query, "texts", KEEPING, "hidden") !== "kept",
        names: readChoice(query, "names", KEEPING, "kept") === "hidden",
        origin: address().url,
        config: config(),
      });
      await sendPieces(response, type, pieces);
      return undefined;
    },
    "PUT /__mock/api/v1/state": async ({ session, request }) => {
      const { readState, StateFileError } = await import("../export/read-state.ts");
      session.reset(["state", "journal"]);
      try {
        const records = await readState(request, session.emulator.restore());
        session.events.emit("reset", () => ({ reset: ["state"] }));
        return { status: 200, body: { records } };
      } catch (error) {
        session.reset(["state", "journal"]);
        if (!(error instanceof StateFileError)) throw error;
        throw new ProblemError(error.tooLarge ? 413 : 400, "The state cannot be taken", error.message);
      }
    },
  };
}

function refuseBadSubject(as: string, subject: string): void {
  if (as === "playwright" && URL.canParse(subject)) return;
  if (as === "vitest" && SUBJECT.test(subject)) return;
  const wanted =
    as === "playwright" ? "the address of a page" : "a module and a function of it, such as ./src/notify.ts#notify";
  throw badParameter("subject", wanted);
}
