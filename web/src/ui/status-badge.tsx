import type { RunStatus } from '../api/generated/graphql.ts'
import { app } from '../words/app.ts'
import { Badge } from './badge.tsx'
import type { Tone } from './tone.ts'

const tones: Readonly<Record<RunStatus, Tone>> = {
  QUEUED: 'idle',
  PLANNING: 'busy',
  RUNNING: 'busy',
  WAITING: 'warn',
  PAUSED: 'idle',
  PARKED: 'bad',
  COMPLETED: 'ok',
  FAILED: 'bad',
  CANCELLED: 'idle',
}

/** How a run stands. */
export const StatusBadge = ({ status }: { readonly status: RunStatus }) => (
  <Badge tone={tones[status]}>
    <span
      aria-hidden="true"
      className={`size-1.5 rounded-full bg-current ${tones[status] === 'busy' ? 'animate-pulse' : ''}`}
    />
    {app.status[status]}
  </Badge>
)

/** Whether a run in this state will change no more. */
export const hasEnded = (status: RunStatus): boolean => ['COMPLETED', 'FAILED', 'CANCELLED'].includes(status)
