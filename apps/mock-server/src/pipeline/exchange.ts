import type { Call, CallViolation, FaultPlan, Reply, StoredMessage } from "@emchat/emulator";
import type { Violation } from "@emchat/schema";
import type { Session } from "../sessions/session.ts";

const NO_VIOLATIONS: readonly never[] = Object.freeze([]);

/** One call on its way through Prism's pipeline: it is the pipeline's request, and what the components find is noted on it. */
export class Exchange {
  /** The id of the call in the journal. */
  readonly id: string;
  readonly session: Session;
  readonly call: Call;
  readonly plan: FaultPlan;
  /** The caller's `X-Mock-Run`. */
  readonly run: string | undefined;
  /** The 401 or 403 of the security check. */
  refusal: Reply | undefined = undefined;
  violations: readonly CallViolation[] = NO_VIOLATIONS;
  /** What is wrong with the reply: a defect of the mock, or of a contract that was edited. */
  replyViolations: readonly Violation[] = NO_VIOLATIONS;
  /** The message that was kept beside a reply that is not the emulator's. */
  kept: StoredMessage | undefined = undefined;

  constructor(id: string, session: Session, call: Call, plan: FaultPlan, run: string | undefined) {
    this.id = id;
    this.session = session;
    this.call = call;
    this.plan = plan;
    this.run = run;
  }
}
