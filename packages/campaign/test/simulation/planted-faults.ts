import type { Answer, Claim, Commit } from "../../src/model/ledger.ts";
import { MemoryLedger } from "../model/memory-ledger.ts";
import type { LedgerClass } from "./simulate.ts";

/** The five ways in which others lose or repeat messages, each as a ledger that is right in everything else. */
export const plantedFaults: Readonly<Record<string, LedgerClass>> = {
  "the checkpoint comes before the truth": class extends MemoryLedger {
    override async commit(claim: Claim, commit: Commit): Promise<Answer> {
      const answer = await super.commit(claim, commit);
      const reports = answer.started.map((i) => ({ i, ending: "delivered" as const }));
      if (reports.length > 0) await super.commit(claim, { reports, starts: [], turns: 0, leaseMs: commit.leaseMs });
      return answer;
    }
  },
  "two senders work on one part": class extends MemoryLedger {
    override async claim(owner: string, leaseMs: number): Promise<Claim | undefined> {
      for (const { chunks } of this.campaigns) for (const chunk of chunks) chunk.lease = 0;
      const claim = await super.claim(owner, leaseMs);
      if (claim)
        for (const { chunks } of this.campaigns)
          for (const { targets } of chunks)
            for (const target of targets) if (target.state === "unknown") target.state = "planned";
      return claim;
    }
  },
  "each sender has the whole rate": class extends MemoryLedger {
    override async commit(claim: Claim, commit: Commit): Promise<Answer> {
      const answer = await super.commit(claim, commit);
      return { ...answer, turnAt: answer.now, stepMs: 1 };
    }
  },
  "finished is said too early": class extends MemoryLedger {
    override async settle(): Promise<boolean> {
      for (const campaign of this.campaigns) campaign.state = "finished";
      return true;
    }
  },
  "what failed is out of reach": class extends MemoryLedger {
    override async release(claim: Claim): Promise<void> {
      await super.release(claim);
      const chunk = this.campaigns[claim.campaign - 1]?.chunks[claim.no];
      if (chunk) chunk.done = true;
    }
  },
};
