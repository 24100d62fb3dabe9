import { randomUUID } from 'node:crypto'
import { evolve } from '../../../src/actors/run/evolve.ts'
import { progressOf } from '../../../src/actors/run/progress.ts'
import { initialState, type RunState, statusOf } from '../../../src/actors/run/run-state.ts'
import { versionOf } from '../../../src/core/event/event-versions.ts'
import { upcast } from '../../../src/core/event/upcast.ts'
import type { Bus } from '../../../src/core/bus.ts'
import type { Decided, RunEvent } from '../../../src/core/event/run-event.ts'
import { entryId, messageId, personaId, type RunId, seq, sha256, stepId } from '../../../src/core/ids.ts'
import type { Json } from '../../../src/core/json.ts'
import type { Store } from '../../../src/core/store/store.ts'
import { after, batchOf, type Held, newCommand, newRunId } from '../../support/store-fixture.ts'
import { workflowOf } from '../../workflow/support/workflow-of.ts'

/** A writer writes, a person approves, an editor edits. */
export const sampleWorkflow = workflowOf(
  [
    { id: 'write', who: 'writer', goal: 'Write it', clauses: ['*'], next: ['approve'] },
    { id: 'approve', by: 'human', who: 'owner', goal: 'Approve it', out: ['decision'], next: ['edit'] },
    { id: 'edit', who: 'editor', goal: 'Edit it', clauses: ['*'], next: ['END'] },
  ],
  { vars: [{ name: 'decision', type: 'text', init: null }] },
)

const at = 1_700_000_000_000
const hash = sha256('c'.repeat(64))
const text = 'Members can write notes. Notes have a title.'
const persona = (name: string) => ({ persona: personaId(name) })

const submitted: Decided = {
  type: 'RunSubmitted',
  data: {
    title: 'Notes',
    requirements: { text, sha256: hash },
    data: {},
    workflow: null,
    provider: 'offline',
    budgetUsd: null,
    questionsAllowed: false,
  },
}

const member = (name: string, step: string) => ({
  persona: personaId(name),
  title: name,
  tier: 'light' as const,
  steps: [stepId(step)],
  contract: 'document',
  kind: 'document' as const,
  before: null,
  after: null,
  sha256: hash,
})

const planned: readonly Decided[] = [
  {
    type: 'ClausesExtracted',
    data: {
      refined: false,
      clauses: [
        { id: 'C1', text: 'Members can write notes.', start: 0, end: 24, kind: 'function' },
        { id: 'C2', text: 'Notes have a title.', start: 25, end: 44, kind: 'rule' },
      ],
    },
  },
  {
    type: 'PlanAdopted',
    data: {
      plan: {
        workflow: sampleWorkflow,
        team: [member('writer', 'write'), member('editor', 'edit')],
        rules: {
          handoffs: [{ from: personaId('writer'), to: personaId('editor'), kinds: [] }],
          reworkRounds: 2,
          approvals: [],
        },
      } as unknown as Json,
      builtIn: true,
      reason: null,
      pins: { plan: hash, brain: hash },
    },
  },
]

/** A persona works on a step: from its token to what it published. */
const worked = (name: string, step: string, entry: string, clauses: readonly string[]): readonly Decided[] => {
  const of = { step: stepId(step), attempt: 1 }
  const round = { ...of, round: 1 }
  return [
    { type: 'StepEnabled', data: { step: of.step } },
    { type: 'StepStarted', ...persona(name), data: { ...of, by: 'persona', persona: personaId(name) } },
    {
      type: 'ContextPulled',
      ...persona(name),
      data: {
        ...round,
        manifest: {
          sha256: hash,
          tokens: 10,
          requirementsSha256: hash,
          clauses: [...clauses],
          entries: entry === 'E1' ? [] : [{ id: entryId('E1'), sha256: hash, tokens: 5 }],
          knowledge: [],
          findings: 0,
          leftOut: [],
        },
      },
    },
    {
      type: 'ModelAnswered',
      ...persona(name),
      data: {
        ...round,
        provider: 'offline',
        model: 'rules',
        usage: { inputTokens: 10, outputTokens: 5, costUsd: 0 },
        answerSha256: hash,
        repairs: 0,
      },
    },
    {
      type: 'EntryPublished',
      ...persona(name),
      data: {
        entry: {
          id: entryId(entry),
          kind: 'document',
          title: `By ${name}`,
          author: personaId(name),
          step: of.step,
          attempt: 1,
          clauses,
          content: { text: name },
          sha256: hash,
          tokens: 5,
          supersedes: null,
        },
      },
    },
    { type: 'VerificationPassed', ...persona(name), data: { ...round, statements: 1, clauses, outputs: {} } },
  ]
}

const writing: readonly Decided[] = [
  ...worked('writer', 'write', 'E1', ['C1']),
  {
    type: 'StepCompleted',
    ...persona('writer'),
    data: { step: stepId('write'), attempt: 1, outputs: {}, to: ['approve'] },
  },
]

const asking: readonly Decided[] = [
  { type: 'StepEnabled', data: { step: stepId('approve') } },
  { type: 'StepStarted', data: { step: stepId('approve'), attempt: 1, by: 'human', persona: null } },
  {
    type: 'ApprovalRequested',
    data: {
      id: 'P1',
      step: stepId('approve'),
      attempt: 1,
      about: 'human_step',
      role: 'owner',
      goal: 'Approve it',
      reason: null,
      options: ['yes', 'no'],
      outputs: [{ name: 'decision', type: 'text' }],
    },
  },
]

const approved: readonly Decided[] = [
  {
    type: 'ApprovalGiven',
    data: { id: 'P1', by: 'Ada', decision: 'yes', comment: null, outputs: { decision: 'yes' } },
  },
  {
    type: 'StepCompleted',
    data: { step: stepId('approve'), attempt: 1, outputs: { decision: 'yes' }, to: ['edit'] },
  },
  {
    type: 'HandedOff',
    ...persona('editor'),
    data: {
      id: 'H1-edit',
      from: personaId('writer'),
      to: personaId('editor'),
      fromStep: stepId('write'),
      toStep: stepId('edit'),
      entries: [entryId('E1')],
      withheld: [],
      clauses: ['C1'],
    },
  },
]

const editing: readonly Decided[] = [
  ...worked('editor', 'edit', 'E2', ['C1', 'C2']),
  { type: 'StepCompleted', ...persona('editor'), data: { step: stepId('edit'), attempt: 1, outputs: {}, to: ['END'] } },
]

const ended: readonly Decided[] = [
  { type: 'RunCompleted', data: { outcome: 'partly_served', covered: 0, toCover: 2, notCovered: ['C1', 'C2'] } },
]

/** Up to where the person is asked, and what comes after the answer. */
export const untilApproval: readonly Decided[] = [submitted, ...planned, ...writing, ...asking]
export const afterApproval: readonly Decided[] = [...approved, ...editing, ...ended]

/** A run whose log a test writes as its owner would. */
export class RecordedRun {
  readonly runId: RunId
  readonly #store: Store
  readonly #bus: Bus
  #held: Held
  #state: RunState

  private constructor(of: { store: Store; bus: Bus; held: Held; state: RunState }) {
    this.runId = of.held.runId
    this.#store = of.store
    this.#bus = of.bus
    this.#held = of.held
    this.#state = of.state
  }

  /** Stores a run, claims it for the node, and leaves its log at seq 1, the change of owner. */
  static async begin(
    { store, bus }: { readonly store: Store; readonly bus: Bus },
    owner: Held['owner'],
    title = 'Notes',
  ): Promise<RecordedRun> {
    const runId = newRunId()
    await store.createRun({ title, command: newCommand(runId) })
    const claimed = (await store.claim(owner, 1_000)).find((row) => row.runId === runId)
    if (claimed === undefined) throw new Error('The new run was not claimed.')
    const held = { runId, owner, epoch: claimed.epoch, lastSeq: claimed.lastSeq }
    const [first] = await store.readEvents(runId, seq(0), 1)
    if (first === undefined) throw new Error('The claim left no event.')
    return new RecordedRun({ store, bus, held, state: evolve(initialState(), upcast(first)) })
  }

  get lastSeq(): number {
    return this.#held.lastSeq
  }

  /** Appends events in one batch, checked by the machines of the run, and tells the bus unless told not to. */
  async append(
    decided: readonly Decided[],
    { hint = true, cause = 'm1' }: { readonly hint?: boolean; readonly cause?: string } = {},
  ): Promise<void> {
    const events = decided.map((one): RunEvent => {
      const event = { v: versionOf(one.type), persona: null, ...one, cause: messageId(cause), at }
      return event as RunEvent
    })
    for (const event of events) this.#state = evolve(this.#state, event)
    const batch = batchOf(this.#held, {
      batchId: randomUUID(),
      events: events.map(({ data, ...event }) => ({ ...event, json: JSON.stringify(data) })),
      status: statusOf(this.#state),
      progress: progressOf(this.#state),
      dueAt: null,
    })
    const [outcome] = await this.#store.append([batch])
    if (outcome !== 'committed') throw new Error(`The append was ${outcome}.`)
    this.#held = after(this.#held, batch)
    if (hint) this.#bus.publish({ runId: this.runId, head: this.#held.lastSeq })
  }
}
