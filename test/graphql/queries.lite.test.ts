import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicRunId } from '../../src/core/ids.ts'
import { type ApiFixture, ask, startApi } from './support/api-fixture.ts'
import { afterApproval, RecordedRun, untilApproval } from './support/sample-run.ts'

let fixture: ApiFixture
let done: RecordedRun
let waiting: RecordedRun

beforeAll(async () => {
  fixture = await startApi()
  done = await RecordedRun.begin(fixture.api, fixture.node)
  await done.append(untilApproval)
  await done.append(afterApproval)
  waiting = await RecordedRun.begin(fixture.api, fixture.node, 'A waiting run')
  await waiting.append(untilApproval)
})
afterAll(() => fixture.close())

const everything = `query ($id: ID!) {
  run(id: $id) {
    id title status cursor lastSeq data provider budgetUsd createdAt completedAt
    requirements { text sha256 clauses { id text span { start end } kind status steps tests why } }
    plan {
      workflow phase builtIn reason rejections { code message clauses }
      steps { name net by who goal clauses state started attempts }
      edges { from to when exhausted }
      team { persona { id name title phase contract tier sha256 } tier steps contract sha256 }
      rules { reworkRounds approvals handoffs { from { name } to { name } kinds } }
    }
    team { persona { name } }
    steps {
      id name attempt phase state by persona { name } goal clauses startedAt endedAt reason rounds
      usage { calls outputTokens costUsd }
      findings { code } entries { id name } contextPacks { id }
    }
    handoffs(first: 5) {
      nodes { id seq at from { title } to { title } fromStep toStep entries { id name } withheld { id } clauses }
      edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
    entries(first: 5) { nodes { id name kind title author { name } step attempt clauses content supersedes { id } } }
    events(first: 100) { nodes { id seq type at persona { name } cause data } pageInfo { hasNextPage } }
    contextPacks { id step { name } persona { name } round tokens clauses entries { name } knowledge { path } manifest }
    workItems { id step goal data outputs { name type } approval { id } openedAt }
    approvals { id name about step role options outputs { name type } answer { decision by at outputs } }
    questions { id }
    deliverable {
      files { path size sha256 content } testReport { passed } zipUrl
      traceability { clause text kind design files tests verdict why }
    }
    models { for use } cache
    usage {
      calls cachedAnswers inputTokens cachedInputTokens outputTokens costUsd possiblyPaidTwice
      byPersona { persona { name } usage { calls inputTokens costUsd } }
    }
    outcome { served covered toCover notCovered }
    owner { id name version runsOwned startedAt leaseUntil }
    error { code message }
  }
}`

describe('a finished run', () => {
  test('shows everything that follows from its log', async () => {
    const { data, codes } = await ask<{ run: Record<string, never> }>(fixture, everything, {
      id: publicRunId(done.runId),
    })
    expect(codes).toEqual([])
    expect(data.run).toMatchObject({
      title: 'Notes',
      status: 'COMPLETED',
      lastSeq: done.lastSeq,
      provider: 'offline',
      requirements: {
        clauses: [
          { id: 'C1', span: { start: 0, end: 24 }, kind: 'FUNCTION', status: 'NOT_COVERED', steps: ['write', 'edit'] },
          { id: 'C2', kind: 'RULE', status: 'NOT_COVERED', steps: ['edit'] },
        ],
      },
      plan: {
        phase: 'EXECUTING',
        steps: [
          { name: 'write', by: 'PERSONA', state: 'COMPLETED', started: 1 },
          { name: 'approve', by: 'HUMAN', state: 'COMPLETED' },
          { name: 'edit', state: 'COMPLETED' },
        ],
        edges: [
          { from: 'write', to: 'approve' },
          { from: 'approve', to: 'edit' },
          { from: 'edit', to: 'END' },
        ],
      },
      steps: [
        { name: 'write', state: 'COMPLETED', persona: { name: 'writer' }, goal: 'Write it', entries: [{ name: 'E1' }] },
        { name: 'approve', by: 'HUMAN', persona: null, usage: { calls: 0, outputTokens: 0, costUsd: 0 } },
        { name: 'edit', entries: [{ name: 'E2' }], usage: { calls: 1, outputTokens: 5, costUsd: 0 } },
      ],
      handoffs: { nodes: [{ from: { title: 'The Writer' }, to: { title: 'The Editor' }, entries: [{ name: 'E1' }] }] },
      entries: { nodes: [{ name: 'E1', kind: 'DOCUMENT', author: { name: 'writer' } }, { name: 'E2' }] },
      contextPacks: [{ step: { name: 'write' } }, { step: { name: 'edit' }, entries: [{ name: 'E1' }] }],
      approvals: [{ name: 'P1', about: 'HUMAN_STEP', answer: { decision: 'yes', by: 'Ada' } }],
      workItems: [],
      deliverable: {
        files: [{ path: 'package.json', content: '{ "name": "sample" }\n' }],
        traceability: [
          { clause: 'C1', files: ['package.json'], verdict: 'NOT_COVERED' },
          { clause: 'C2', files: [] },
        ],
        zipUrl: `/runs/${publicRunId(done.runId)}/deliverable.zip`,
      },
      models: [],
      cache: true,
      usage: {
        calls: 2,
        cachedAnswers: 0,
        inputTokens: 20,
        cachedInputTokens: 0,
        outputTokens: 10,
        costUsd: 0,
        possiblyPaidTwice: 0,
        byPersona: [
          { persona: { name: 'writer' }, usage: { calls: 1, inputTokens: 10, costUsd: 0 } },
          { persona: { name: 'editor' }, usage: { calls: 1, inputTokens: 10, costUsd: 0 } },
        ],
      },
      outcome: { served: false, toCover: 2 },
      owner: { name: 'test' },
      error: null,
    })
    expect(data.run['events']).toMatchObject({ nodes: { length: done.lastSeq } })
  })

  test('is found by the id of each of its parts', async () => {
    const ids = await ask<{
      run: { [list: string]: { id?: string; nodes?: { id: string }[] }[] & { nodes?: { id: string }[] } }
    }>(
      fixture,
      `query ($id: ID!) { run(id: $id) {
        steps { id } contextPacks { id } approvals { id }
        handoffs { nodes { id } } entries { nodes { id } } events { nodes { id } }
      } }`,
      { id: publicRunId(done.runId) },
    )
    const all = Object.values(ids.data.run)
      .flatMap((list) => list.nodes ?? list)
      .map((item) => item.id ?? '')
    const more = ['persona_writer', 'workflow_sample', `node_${fixture.node}`, publicRunId(done.runId)]
    for (const id of [...all, ...more]) {
      const { data } = await ask<{ node: { id: string } | null }>(
        fixture,
        'query ($id: ID!) { node(id: $id) { id } }',
        { id },
      )
      expect(data.node?.id).toBe(id)
    }
    expect(new Set(all).size).toBe(all.length)
  })

  test('as of an earlier seq shows the state of then, with a cursor of then', async () => {
    const { data } = await ask<{
      run: { at: { status: string; lastSeq: number; steps: unknown[]; deliverable: null } }
    }>(
      fixture,
      `query ($id: ID!) { run(id: $id) { at(seq: 6) { status lastSeq steps { name state } deliverable { zipUrl } outcome { served } } } }`,
      { id: publicRunId(done.runId) },
    )
    expect(data.run.at).toEqual({
      status: 'RUNNING',
      lastSeq: 6,
      steps: [{ name: 'write', state: 'STARTED' }],
      deliverable: null,
      outcome: null,
    })
  })
})

test('a run that waits for a person shows the work item', async () => {
  const { data } = await ask(fixture, everything, { id: publicRunId(waiting.runId) })
  expect(data).toMatchObject({
    run: {
      status: 'WAITING',
      workItems: [{ step: 'approve', goal: 'Approve it', outputs: [{ name: 'decision', type: 'text' }] }],
      approvals: [{ name: 'P1', answer: null }],
      deliverable: null,
      completedAt: null,
    },
  })
})

describe('the list of runs', () => {
  test('is newest first, in pages, by status and title', async () => {
    const list = `query ($after: String, $status: [RunStatus!], $search: String) {
      runs(first: 1, after: $after, status: $status, search: $search) { nodes { title } pageInfo { hasNextPage endCursor } }
    }`
    type Runs = { runs: { nodes: { title: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
    const first = await ask<Runs>(fixture, list)
    expect(first.data.runs).toMatchObject({ nodes: [{ title: 'A waiting run' }], pageInfo: { hasNextPage: true } })
    const second = await ask<Runs>(fixture, list, { after: first.data.runs.pageInfo.endCursor })
    expect(second.data.runs).toMatchObject({ nodes: [{ title: 'Notes' }], pageInfo: { hasNextPage: false } })
    expect((await ask<Runs>(fixture, list, { status: ['COMPLETED'] })).data.runs.nodes).toEqual([{ title: 'Notes' }])
    expect((await ask<Runs>(fixture, list, { search: 'WAITING' })).data.runs.nodes).toEqual([
      { title: 'A waiting run' },
    ])
  })
})

test('actors of a run at rest are those of its log', async () => {
  const { data } = await ask(fixture, 'query ($id: ID) { actors(runId: $id) { address kind state node { id } } }', {
    id: publicRunId(done.runId),
  })
  const address = publicRunId(done.runId)
  expect(data).toEqual({
    actors: [
      { address, kind: 'RUN', state: 'completed + active', node: null },
      { address: `${address}/writer`, kind: 'PERSONA', state: 'idle', node: null },
      { address: `${address}/editor`, kind: 'PERSONA', state: 'idle', node: null },
    ],
  })
})
