import type { RunSnapshot } from '../../../live/snapshot.ts'
import { hasEnded } from '../../../ui/status-badge.tsx'
import { run as words } from '../../../words/run.ts'

/** What a person can do to a run. */
export type Power = 'pause' | 'resume' | 'retry' | 'raise' | 'fork' | 'cancel'

/** The single key for each, in the order in which they are listed. */
export const keyFor = {
  pause: 'p',
  resume: 'p',
  retry: 'r',
  raise: 'b',
  fork: 'f',
  cancel: 'x',
} as const satisfies Record<Power, string>
export const listed = Object.keys(keyFor) as readonly Power[]

/** Null: it can be done; otherwise why not. */
export type Powers = Readonly<Record<Power, string | null>>

const { not } = words.steer

/** What can be done to a run in this state; in the past (`seq` is not null) it can only be forked. */
export function powersOf(run: RunSnapshot, seq: number | null): Powers {
  const never = seq !== null ? not.past : hasEnded(run.status) ? not.ended : null
  const { status } = run
  return {
    pause: never ?? (status === 'PAUSED' ? not.paused : status === 'PARKED' ? not.parked : null),
    resume: never ?? (status === 'PAUSED' || status === 'PARKED' ? null : not.running),
    retry: never ?? (retryable(run).length > 0 ? null : not.noFailed),
    raise: never ?? (run.budget === null ? not.noBudget : null),
    fork: (seq ?? run.lastSeq) > 0 ? null : not.empty,
    cancel: never,
  }
}

/** What somebody can do whose key may only look. */
export const powerless: Powers = Object.fromEntries(listed.map((power) => [power, not.viewer])) as Powers

/** Steps that wait for a person's word to be tried once more: by their names in the plan, with the reason. */
export function retryable({
  approvals,
}: RunSnapshot): readonly { readonly step: string; readonly reason: string | null }[] {
  const asked = approvals.filter(
    ({ about, answer }) => answer === null && (about === 'STEP_FAILED' || about === 'PROVIDER_FAILED'),
  )
  return [...new Map(asked.map(({ step, reason }) => [step, { step, reason }])).values()]
}
