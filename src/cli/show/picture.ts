import type { PersonaInfo } from '../../client/client.ts'
import type { Json } from '../../core/json.ts'
import type { EntryKind } from '../../core/knowledge/entry.ts'
import { type ByType, chooseByType, type EventOf } from './by-type.ts'
import type { KnownEvent } from './known-event.ts'
import { type PlannedStep, plannedSteps, planTeam } from './plan-steps.ts'
import { readTests, type TestsPicture, noTests } from './tests-picture.ts'

/** What is shown of a run so far: its events, folded. */
export interface Picture {
  readonly titles: ReadonlyMap<string, string>
  /** The phase in which a persona works. */
  readonly phases: ReadonlyMap<string, string>
  readonly steps: ReadonlyMap<string, PlannedStep>
  readonly done: ReadonlySet<string>
  /** Steps under way, with who does them (null: a person). */
  readonly working: ReadonlyMap<string, string | null>
  readonly entries: ReadonlyMap<string, EntrySummary>
  /** The entry that a step published last. */
  readonly latest: ReadonlyMap<string, string>
  readonly clauses: ReadonlyMap<string, string>
  readonly tests: TestsPicture
  readonly provider: string | null
  /** Approvals and questions that wait for an answer. */
  readonly asked: ReadonlySet<string>
  readonly state: 'going' | 'paused' | 'parked' | 'ended'
}

export interface EntrySummary {
  readonly kind: EntryKind
  readonly title: string
  readonly sha256: string
}

export const emptyPicture = (personas: readonly PersonaInfo[]): Picture => ({
  titles: new Map(personas.map(({ name, title }) => [name, title])),
  phases: new Map(personas.map(({ name, phase }) => [name, phase])),
  steps: new Map(),
  done: new Set(),
  working: new Map(),
  entries: new Map(),
  latest: new Map(),
  clauses: new Map(),
  tests: noTests,
  provider: null,
  asked: new Set(),
  state: 'going',
})

/** The picture after one more event. */
export const evolvePicture = (picture: Picture, event: KnownEvent): Picture =>
  chooseByType(changes, picture, event, picture)

const changes: ByType<Picture> = {
  RunSubmitted: (picture, { data }) => ({ ...picture, provider: data.provider }),
  ClausesExtracted: (picture, { data }) => ({
    ...picture,
    clauses: new Map(data.clauses.map(({ id, text }) => [id, text])),
  }),
  PlanningStarted: (picture, { data }) => followPlan(picture, data.plan),
  PlanAdopted: (picture, { data }) => followPlan(picture, data.plan),
  StepStarted: (picture, { data: { step, by, persona } }) =>
    by === 'route'
      ? picture
      : { ...picture, done: without(picture.done, step), working: new Map([...picture.working, [step, persona]]) },
  StepCompleted: (picture, { data: { step } }) => ({
    ...picture,
    done: new Set([...picture.done, step]),
    working: rest(picture.working, step),
  }),
  StepFailed: (picture, { data }) => ({ ...picture, working: rest(picture.working, data.step) }),
  EntryPublished: (picture, { data: { entry } }) => ({
    ...picture,
    entries: new Map([...picture.entries, [entry.id, { kind: entry.kind, title: entry.title, sha256: entry.sha256 }]]),
    latest: new Map([...picture.latest, [entry.step, entry.id]]),
  }),
  TestsLocked: readTestsOf,
  TestsRun: readTestsOf,
  ReworkRequested: readTestsOf,
  ApprovalRequested: (picture, { data }) => ({ ...picture, asked: new Set([...picture.asked, data.id]) }),
  QuestionAsked: (picture, { data }) => ({ ...picture, asked: new Set([...picture.asked, data.id]) }),
  ApprovalGiven: (picture, { data }) => ({ ...picture, asked: without(picture.asked, data.id) }),
  QuestionAnswered: (picture, { data }) => ({ ...picture, asked: without(picture.asked, data.id) }),
  RunPaused: (picture) => ({ ...picture, state: 'paused' }),
  RunParked: (picture) => ({ ...picture, state: 'parked' }),
  RunResumed: (picture) => ({ ...picture, state: 'going' }),
  RunCompleted: ended,
  RunFailed: ended,
  RunCancelled: ended,
}

function followPlan(picture: Picture, plan: Json): Picture {
  const steps = new Map(plannedSteps(plan).map((step) => [step.name, step]))
  const titles = new Map([...picture.titles, ...planTeam(plan)])
  return { ...picture, titles, steps, done: new Set(), working: new Map() }
}

function readTestsOf(picture: Picture, event: EventOf<'TestsLocked' | 'TestsRun' | 'ReworkRequested'>): Picture {
  return { ...picture, tests: readTests(picture.tests, event) }
}

function ended(picture: Picture): Picture {
  return { ...picture, state: 'ended', working: new Map() }
}

/** What people call a persona. */
export const titleOf = (picture: Picture, persona: string): string => picture.titles.get(persona) ?? persona

function without<Item>(items: ReadonlySet<Item>, gone: Item): ReadonlySet<Item> {
  return new Set([...items].filter((item) => item !== gone))
}

function rest<Value>(items: ReadonlyMap<string, Value>, gone: string): ReadonlyMap<string, Value> {
  return new Map([...items].filter(([key]) => key !== gone))
}
