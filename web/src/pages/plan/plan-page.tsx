import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { PlanPhase } from '../../api/generated/graphql.ts'
import { titlesOfEvents } from '../../live/titles.ts'
import { useGrown } from '../../live/use-grown.ts'
import { NetView } from '../../net/net-view.tsx'
import { readWorkflow } from '../../net/read-workflow.ts'
import { keepEqual, type StepMark } from '../../net/step-mark.ts'
import { Failure } from '../../ui/failure.tsx'
import { Empty, Notice } from '../../ui/notice.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { plan as words } from '../../words/plan.ts'
import { count } from '../../words/say.ts'
import { useScene } from '../run/scene.tsx'
import { usePacedEvents } from '../run/use-paced-events.ts'
import { marksOf } from './marks-of.ts'
import { planLog } from './plan-log.ts'
import { Rejections } from './rejections.tsx'
import { RulesCard } from './rules-card.tsx'
import { StepSheet } from './step-sheet.tsx'
import { TeamCard } from './team-card.tsx'
import { usePlans } from './use-plans.ts'

/** How often the net of a run that goes on is drawn anew, in milliseconds. */
const paceMs = 200

/** The plan of a run as a net that the work moves through, with who does what and who may hand to whom. */
export default function PlanPage() {
  const { run } = useScene()
  const { open } = useSearch({ from: '/runs/$runId' })
  const navigate = useNavigate()
  const events = usePacedEvents(paceMs)
  const log = useGrown(events, planLog)
  const spoken = useGrown(events, titlesOfEvents)
  const [asked, setAsked] = useState<PlanPhase | null>(null)
  const phase = run.plan?.phase === 'EXECUTING' ? (asked ?? 'EXECUTING') : 'PLANNING'
  const { phases, shown, error } = usePlans(run, log.adoptedAt, phase)
  const workflow = useMemo(() => readWorkflow(shown?.plan.workflow), [shown?.plan.workflow])
  const titles = useMemo(
    () => new Map([...spoken, ...(shown?.team ?? []).map(({ persona }) => [persona.name, persona.title] as const)]),
    [spoken, shown?.team],
  )
  const kept = useRef<ReadonlyMap<string, StepMark>>(new Map())
  const marks = useMemo(() => {
    kept.current = keepEqual(
      kept.current,
      shown === null ? new Map() : marksOf(shown.plan.steps, run.steps, shown.plan.phase),
    )
    return kept.current
  }, [shown, run.steps])
  const openAt = useCallback(
    (name: string | null) =>
      void navigate({
        to: '.',
        search: (before) => ({ ...before, open: name === null ? undefined : `step:${name}` }),
        replace: true,
      }),
    [navigate],
  )
  if (run.plan == null) return <Empty title={words.none.title} text={words.none.text} />
  const netLog = phase === 'PLANNING' ? log.planning : log.executing
  const picked = open?.startsWith('step:') === true ? open.slice('step:'.length) : null
  const work = [...marks.values()]
  const busy = work.filter(({ state }) => state === 'RUNNING' || state === 'ENABLED').length
  const bar = (
    <div className="flex flex-wrap items-center gap-3">
      {phases.length > 1 ? (
        <Segmented
          label={words.phases.label}
          value={phase}
          options={phases.map((value) => ({ value, name: words.phases[value] }))}
          onChange={setAsked}
        />
      ) : null}
      <p className="tabular text-sm text-ink-2">
        {[
          count(work.filter(({ state }) => state === 'COMPLETED').length, words.done),
          ...(busy === 0 ? [] : [count(busy, words.working)]),
        ].join(' · ')}
      </p>
    </div>
  )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <section aria-label={words.phases[phase]} className="min-w-0">
        {phase === 'EXECUTING' && (run.plan.builtIn || run.plan.reason != null) ? (
          <div className="mb-3">
            <Notice
              tone={run.plan.builtIn ? 'warn' : 'idle'}
              title={run.plan.builtIn ? words.builtIn : words.chosen}
              text={run.plan.reason ?? words.builtInText}
            />
          </div>
        ) : null}
        {shown === null ? (
          <>
            <div className="mb-3">{bar}</div>
            {error === null ? <Skeleton className="h-[22rem] w-full" /> : <Failure error={error} />}
          </>
        ) : (
          <NetView
            workflow={workflow}
            titles={titles}
            marks={marks}
            travel={netLog.travel}
            picked={picked}
            onStep={openAt}
            bar={bar}
          />
        )}
      </section>
      {shown === null ? null : (
        <>
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <RulesCard rules={shown.plan.rules} titles={titles} log={netLog} />
            <TeamCard team={shown.team} onStep={openAt} />
          </div>
          <Rejections rejections={run.plan.rejections} />
        </>
      )}
      {picked === null || shown === null ? null : (
        <StepSheet
          name={picked}
          plan={shown.plan}
          workflow={workflow}
          titles={titles}
          log={netLog}
          onClose={() => openAt(null)}
        />
      )}
    </div>
  )
}
