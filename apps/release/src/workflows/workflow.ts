/** The parts of a workflow, or of a composite action, that the rules look at. */
export interface Workflow {
  on?: unknown;
  permissions?: unknown;
  jobs?: Record<string, Job>;
  runs?: { using?: string; steps?: WorkflowStep[] };
}

export interface Job {
  name?: string;
  uses?: string;
  permissions?: unknown;
  secrets?: unknown;
  "timeout-minutes"?: number;
  steps?: WorkflowStep[];
}

export interface WorkflowStep {
  name?: string;
  uses?: string;
  run?: string;
  shell?: string;
  with?: Record<string, unknown>;
  env?: Record<string, unknown>;
}

/** Every step of every job, or of the composite action. */
export function stepsOf({ jobs = {}, runs }: Workflow): WorkflowStep[] {
  return [...Object.values(jobs).flatMap(({ steps = [] }) => steps), ...(runs?.steps ?? [])];
}
