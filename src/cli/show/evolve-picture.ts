import type { Json } from '../../core/json.ts'
import { type ByType, chooseByType, type EventOf } from './by-type.ts'
import type { KnownEvent } from './known-event.ts'
import type { Picture } from './picture.ts'
import { plannedSteps, planTeam } from './plan-steps.ts'
import { readTests } from './tests-picture.ts'

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

function without<Item>(items: ReadonlySet<Item>, gone: Item): ReadonlySet<Item> {
  return new Set([...items].filter((item) => item !== gone))
}

function rest<Value>(items: ReadonlyMap<string, Value>, gone: string): ReadonlyMap<string, Value> {
  return new Map([...items].filter(([key]) => key !== gone))
}
