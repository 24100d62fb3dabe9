/** Where a run stands, as people see it. WAITING: for a person. PARKED: its turn threw and an operator has to look. */
export const runStatuses = [
  'QUEUED',
  'PLANNING',
  'RUNNING',
  'WAITING',
  'PAUSED',
  'PARKED',
  'COMPLETED',
  'FAILED',
  'CANCELLED',
] as const
export type RunStatus = (typeof runStatuses)[number]

const ended: ReadonlySet<RunStatus> = new Set(['COMPLETED', 'FAILED', 'CANCELLED'])

/** True once nothing more can happen to the run; its stream has its last event. */
export const hasEnded = (status: RunStatus): boolean => ended.has(status)
