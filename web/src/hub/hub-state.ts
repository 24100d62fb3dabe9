import type { RunEvent } from '../../../src/client/client.ts'
import { list, names, text } from '../live/event-data.ts'
import type { Growth } from '../live/use-grown.ts'
import { type Asked, type Decision, readAsked, readDecisions } from './decision.ts'
import { type HubEntry, readEntry } from './hub-entry.ts'
import { readTestRun, type TestRun } from './test-run.ts'

/** A persona passed the work on to another one. */
export interface Passing {
  readonly seq: number
  readonly from: string
  readonly to: string
  readonly fromStep: string
  readonly toStep: string
}

/** What is known of a clause once the application is delivered. */
export interface Trace {
  readonly files: readonly string[]
  readonly tests: readonly string[]
}

/** The acceptance tests as they stand. */
export interface LockedTests {
  readonly seq: number
  readonly at: string
  /** The entry that has their files. */
  readonly entry: string
  readonly sha256: string
  readonly tests: readonly { readonly title: string; readonly clauses: readonly string[]; readonly file: string }[]
}

/** What a run's log says about its Knowledge Hub: the entries, what was passed on, tested, asked and settled. */
export interface HubState {
  /** In the order of publication. */
  readonly entries: readonly HubEntry[]
  /** By name. */
  readonly byName: ReadonlyMap<string, HubEntry>
  /** Which entry replaced another one, by the names of both. */
  readonly replacedBy: ReadonlyMap<string, string>
  /** Handoffs that passed an entry on, by its name. */
  readonly passings: ReadonlyMap<string, readonly Passing[]>
  readonly testRuns: readonly TestRun[]
  readonly locked: LockedTests | null
  /** By clause; empty before the delivery. */
  readonly traces: ReadonlyMap<string, Trace>
  readonly asked: ReadonlyMap<string, Asked>
  /** Ids of what nobody has answered. */
  readonly waiting: ReadonlySet<string>
  readonly decisions: readonly Decision[]
}

type Draft = { -readonly [Key in keyof HubState]: HubState[Key] }

/** How the state of the hub grows with the log. Parts that further events do not touch stay the same objects. */
export const hubGrowth: Growth<HubState> = {
  empty: {
    entries: [],
    byName: new Map(),
    replacedBy: new Map(),
    passings: new Map(),
    testRuns: [],
    locked: null,
    traces: new Map(),
    asked: new Map(),
    waiting: new Set(),
    decisions: [],
  },
  grow: (before, more) => {
    const relevant = more.filter(({ type }) => types.has(type))
    if (relevant.length === 0) return before
    const draft: Draft = { ...before }
    publish(draft, relevant)
    passOn(draft, relevant)
    for (const event of relevant) settle(draft, event)
    return draft
  },
}

const types: ReadonlySet<string> = new Set([
  'EntryPublished',
  'HandedOff',
  'TestsLocked',
  'TestsRun',
  'TestAmended',
  'PlanAdopted',
  'ApprovalRequested',
  'ApprovalGiven',
  'QuestionAsked',
  'QuestionAnswered',
])

function publish(draft: Draft, events: readonly RunEvent[]): void {
  const entries = events.flatMap((event) => (event.type === 'EntryPublished' ? (readEntry(event) ?? []) : []))
  if (entries.length === 0) return
  draft.entries = [...draft.entries, ...entries]
  draft.byName = new Map([...draft.byName, ...entries.map((entry) => [entry.name, entry] as const)])
  const replacing = entries.flatMap(({ name, supersedes }) =>
    supersedes === null ? [] : [[supersedes, name] as const],
  )
  if (replacing.length > 0) draft.replacedBy = new Map([...draft.replacedBy, ...replacing])
  const traces = entries.flatMap(({ kind, content }) => (kind === 'delivery' ? list(content, 'traceability') : []))
  if (traces.length > 0)
    draft.traces = new Map(
      traces.map((one) => [text(one, 'clause') ?? '', { files: names(one, 'files'), tests: names(one, 'tests') }]),
    )
}

function passOn(draft: Draft, events: readonly RunEvent[]): void {
  const handoffs = events.filter(({ type }) => type === 'HandedOff')
  if (handoffs.length === 0) return
  const passings = new Map(draft.passings)
  for (const { seq, data } of handoffs) {
    const passing = {
      seq,
      from: text(data, 'from') ?? '',
      to: text(data, 'to') ?? '',
      fromStep: text(data, 'fromStep') ?? '',
      toStep: text(data, 'toStep') ?? '',
    }
    for (const name of names(data, 'entries')) passings.set(name, [...(passings.get(name) ?? []), passing])
  }
  draft.passings = passings
}

function settle(draft: Draft, event: RunEvent): void {
  const { type, seq, at, data } = event
  if (type === 'TestsRun') draft.testRuns = [...draft.testRuns, readTestRun(event)]
  if (type === 'TestsLocked' || type === 'TestAmended') {
    const tests = list(data, 'tests').map((test) => ({
      title: text(test, 'title') ?? '',
      clauses: names(test, 'clauses'),
      file: text(test, 'file') ?? '',
    }))
    draft.locked = {
      seq,
      at,
      entry: text(data, 'entry') ?? '',
      sha256: text(data, 'sha256') ?? '',
      tests: type === 'TestsLocked' ? tests : (draft.locked?.tests ?? []),
    }
  }
  const asked = readAsked(event)
  if (asked !== null) {
    draft.asked = new Map([...draft.asked, [asked.id, asked]])
    draft.waiting = new Set([...draft.waiting, asked.id])
  }
  const decisions = readDecisions(event, draft.asked)
  if (decisions.length > 0) draft.decisions = [...draft.decisions, ...decisions]
  if (type === 'ApprovalGiven' || type === 'QuestionAnswered')
    draft.waiting = new Set([...draft.waiting].filter((id) => id !== text(data, 'id')))
}
