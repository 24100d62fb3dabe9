import { useNavigate, useSearch } from '@tanstack/react-router'
import { createContext, use, useCallback, useMemo } from 'react'
import type { RunEvent } from '../../../../src/client/client.ts'
import { inWords } from '../../live/titles.ts'
import { stage as words } from '../../words/stage.ts'
import { useEvents, useLog, useScene } from '../run/scene.tsx'
import { type Placed, rosterOf } from './picture/roster.ts'
import { EntryIndex } from './state/entry-index.ts'
import type { PublishedEntry } from './state/stage-event.ts'
import { StageFold } from './state/stage-fold.ts'
import { platform, type StageState, you } from './state/stage-state.ts'

/** What every part of the stage reads. */
export interface Stage {
  readonly state: StageState
  /** Up to the moment that is looked at. */
  readonly events: readonly RunEvent[]
  readonly roster: readonly Placed[]
  readonly entries: ReadonlyMap<string, PublishedEntry>
  readonly titleOf: (actor: string) => string
  /** What a step is for, in a few words. */
  readonly goalOf: (step: string) => string
  /** Shows somebody (`persona:tester`), or what passed between two (`between:tester:developer`), or nothing. */
  readonly open: (what: string | null) => void
}

const StageContext = createContext<Stage | null>(null)
export const StageProvider = StageContext.Provider

/** The stage. Only below the stage's page. */
export function useStage(): Stage {
  const stage = use(StageContext)
  if (stage === null) throw new Error('Found no stage, expected one; draw this below StagePage.')
  return stage
}

/** What is opened on the stage, from the address: its kind and the names that belong to it. */
export function useOpened(): { readonly kind: string; readonly names: readonly string[] } | null {
  const { open } = useSearch({ from: '/runs/$runId' })
  if (open === undefined) return null
  const [kind = '', ...names] = open.split(':')
  return { kind, names }
}

/** Builds the stage from the scene. */
export function useStageOfScene(): Stage {
  const { run, log } = useScene()
  const events = useEvents()
  const known = useLog().events
  const navigate = useNavigate()
  const fold = useMemo(() => new StageFold(), [log])
  const index = useMemo(() => new EntryIndex(), [log])
  const state = useMemo(() => fold.at(events), [fold, events])
  const { actors } = state
  const roster = useMemo(() => {
    const phases = new Map(run.team.map(({ persona }) => [persona.name, persona.phase]))
    return rosterOf(actors, phases, words.groups)
  }, [actors, run.team])
  const goals = useMemo(() => {
    const steps = [...(run.plan?.steps ?? []), ...run.steps]
    return new Map(steps.flatMap(({ name, goal }) => (goal === null ? [] : [[name, goal] as const])))
  }, [run.plan, run.steps])
  const titleOf = useCallback(
    (id: string) =>
      id === you ? words.you : id === platform ? words.platform : (actors.get(id)?.title ?? inWords(id)),
    [actors],
  )
  const goalOf = useCallback((step: string) => goals.get(step) ?? inWords(step), [goals])
  const open = useCallback(
    (what: string | null) =>
      void navigate({ to: '.', search: (before) => ({ ...before, open: what ?? undefined }), resetScroll: false }),
    [navigate],
  )
  return useMemo(
    () => ({ state, events, roster, entries: index.of(known), titleOf, goalOf, open }),
    [state, events, roster, index, known, titleOf, goalOf, open],
  )
}
