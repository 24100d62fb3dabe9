import { useMemo } from 'react'
import { useQuery } from 'urql'
import { PlanAtDocument, type PlanAtQuery, type PlanPhase } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'
import type { RunSnapshot } from '../../live/snapshot.ts'

type PlanThen = NonNullable<NonNullable<PlanAtQuery['run']>['at']['plan']>

/** A plan of the run with who works on it. */
export interface ShownPlan {
  readonly plan: Pick<PlanThen, 'workflow' | 'phase' | 'steps' | 'rules'>
  readonly team: RunSnapshot['team']
}

interface Plans {
  /** Those that there are. */
  readonly phases: readonly PlanPhase[]
  /** The one that was asked for; null: it is on its way, or cannot be had. */
  readonly shown: ShownPlan | null
  readonly error: Error | null
}

/** The plan of a phase: the one that is followed at the moment looked at, or the one for designing the work before it. */
export function usePlans(run: RunSnapshot, adoptedAt: number | null, phase: PlanPhase): Plans {
  const adopted = run.plan?.phase === 'EXECUTING'
  const before = adopted && phase === 'PLANNING'
  const [{ data, error }] = useQuery({
    query: typed(PlanAtDocument),
    variables: { id: run.id, seq: (adoptedAt ?? 1) - 1 },
    pause: !before || adoptedAt === null,
    requestPolicy: 'cache-first',
  })
  const then = data?.run?.at ?? null
  return useMemo(() => {
    const now = run.plan === null || run.plan === undefined ? null : { plan: run.plan, team: run.team }
    const earlier = then?.plan == null ? null : { plan: then.plan, team: then.team }
    return {
      phases: run.plan == null ? [] : adopted ? (['PLANNING', 'EXECUTING'] as const) : (['PLANNING'] as const),
      shown: before ? earlier : now,
      error: before ? (error ?? null) : null,
    }
  }, [run.plan, run.team, then, adopted, before, error])
}
