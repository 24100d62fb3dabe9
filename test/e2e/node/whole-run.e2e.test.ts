import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunEvent, RunSummary } from '../../../src/client/client.ts'
import { createClient } from '../../../src/client/create-client.ts'
import { graphqlRequest } from '../../support/graphql-request.ts'
import { type NodeUnderTest, startNode } from '../../support/node-under-test.ts'
import { onBothStores } from '../../support/on-both-stores.ts'
import { eventsOf, upTo, watchToEnd } from '../../support/run-log.ts'
import { type FinishedRun, type PlanSeen, readFinishedRun } from './finished-run.ts'
import { type SeenState, seenInStream } from './seen-in-stream.ts'
import { bakery, toolLending } from './texts.ts'

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** A run as a program saw it: the stream, a second stream from a cursor in the middle, and what stood at the end. */
interface Watched {
  readonly events: readonly RunEvent[]
  readonly middle: RunSummary
  readonly sinceMiddle: readonly RunEvent[]
  readonly run: FinishedRun
}

async function watch({ url, client }: NodeUnderTest, requirements: string): Promise<Watched> {
  const { id } = await client.startRun({ requirements })
  const events: RunEvent[] = []
  let joined: Promise<Pick<Watched, 'middle' | 'sinceMiddle'>> | null = null
  for await (const part of client.runEvents(id)) {
    events.push(...part.events)
    if (joined === null && part.events.some(({ type }) => type === 'PlanAdopted')) joined = joinNow(url, id)
  }
  if (joined === null) throw new Error('The run ended without a plan.')
  const planning = events.find(({ type }) => type === 'PlanningStarted')?.seq ?? 0
  return { events, ...(await joined), run: await readFinishedRun(url, id, planning) }
}

async function joinNow(url: string, id: string): Promise<Pick<Watched, 'middle' | 'sinceMiddle'>> {
  const client = createClient({ url, transport: 'sse' })
  const middle = await client.run(id)
  if (middle === null) throw new Error('The run is not there.')
  return { middle, sinceMiddle: await watchToEnd(client, id, middle.cursor) }
}

const allows = ({ rules }: PlanSeen, handoff: FinishedRun['handoffs']['nodes'][number]): boolean => {
  const between = rules.handoffs.filter(
    ({ from, to }) => from.name === handoff.from.name && to.name === handoff.to.name,
  )
  const kinds = between.flatMap((rule) => rule.kinds)
  const all = between.some((rule) => rule.kinds.length === 0)
  return between.length > 0 && (all || handoff.entries.every(({ kind }) => kinds.includes(kind)))
}

const texts = { 'tool lending': toolLending, bakery }

onBothStores((open) => {
  let node: NodeUnderTest
  const seen = new Map<string, Watched>()
  beforeAll(async () => {
    node = await startNode(await open())
    const watched = Object.entries(texts).map(async ([name, text]) => seen.set(name, await watch(node, text)))
    await Promise.all(watched)
  })
  afterAll(() => node.close())

  describe.each(Object.entries(texts))('a run for %s', (name, text) => {
    const watched = (): Watched => {
      const found = seen.get(name)
      if (found === undefined) throw new Error(`Nobody watched the run for ${name}.`)
      return found
    }

    test('completes and serves every clause', () => {
      const { run } = watched()
      expect(run.status).toBe('COMPLETED')
      expect(run.outcome).toMatchObject({ served: true, covered: run.outcome.toCover })
      expect(run.outcome.toCover).toBeGreaterThanOrEqual(5)
    })

    test('has a log numbered from 1 without gaps, all of which was streamed', () => {
      const { events, run } = watched()
      expect(events.map(({ seq }) => seq)).toEqual(upTo(run.lastSeq))
      expect(events.at(-1)?.type).toBe('RunCompleted')
    })

    test('keeps the text verbatim, and its clauses cover it', () => {
      const { requirements } = watched().run
      expect(requirements).toMatchObject({ text, sha256: sha256(text) })
      let end = 0
      for (const { span, text: quoted } of requirements.clauses) {
        expect(text.slice(end, span.start).trim()).toBe('')
        expect(text.slice(span.start, span.end)).toBe(quoted)
        end = span.end
      }
      expect(text.slice(end).trim()).toBe('')
    })

    test('gave every persona the original text in every round', () => {
      const { steps } = watched().run
      const done = steps.filter(({ by }) => by === 'PERSONA')
      expect(done.length).toBeGreaterThanOrEqual(15)
      expect(new Set(done.map(({ persona }) => persona?.name)).size).toBeGreaterThanOrEqual(12)
      for (const { name: step, rounds, contextPacks } of done) {
        expect([step, contextPacks.map(({ round }) => round)]).toEqual([step, upTo(rounds)])
        expect(new Set(contextPacks.map((pack) => pack.requirementsSha256))).toEqual(new Set([sha256(text)]))
      }
    })

    test('handed over only as its plan allows, to the persona of the step that follows', () => {
      const { events, run } = watched()
      const handoffs = run.handoffs.nodes
      expect(handoffs.map(({ seq }) => seq)).toEqual(eventsOf(events, 'HandedOff').map(({ seq }) => seq))
      expect(handoffs.length).toBeGreaterThanOrEqual(15)
      expect(eventsOf(events, 'HandoffRefused')).toEqual([])
      const adopted = eventsOf(events, 'PlanAdopted')[0]?.seq ?? 0
      expect([run.planning.plan.phase, run.plan.phase]).toEqual(['PLANNING', 'EXECUTING'])
      expect(handoffs.filter((one) => !allows(one.seq < adopted ? run.planning.plan : run.plan, one))).toEqual([])
      const fills = new Map(run.steps.map((step) => [`${step.phase} ${step.name}`, step.persona?.name]))
      for (const { seq, from, to, fromStep, toStep } of handoffs) {
        const phase = seq < adopted ? 'PLANNING' : 'EXECUTING'
        expect([fills.get(`${phase} ${fromStep}`), fills.get(`${phase} ${toStep}`)]).toEqual([from.name, to.name])
      }
    })

    test('delivers files that are the same one by one and as an archive', async () => {
      const { zipUrl, files } = watched().run.deliverable
      const archive = unzipSync(await node.client.download(zipUrl))
      const inArchive = Object.entries(archive).map(
        ([path, bytes]) => [path.slice(path.indexOf('/') + 1), bytes] as const,
      )
      expect(inArchive.map(([path]) => path).toSorted()).toEqual(files.map(({ path }) => path).toSorted())
      const bytesOf = new Map(inArchive)
      for (const { path, size, sha256: hash, content } of files) {
        const bytes = bytesOf.get(path) ?? new Uint8Array()
        expect([path, bytes.length, sha256(bytes)]).toEqual([path, size, hash])
        expect(content).toBe(new TextDecoder().decode(bytes))
      }
      expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['package.json', 'README.md']))
    })

    test('traces each clause to design, files and tests that passed', () => {
      const { requirements, deliverable, entries } = watched().run
      const { traceability, testReport, files } = deliverable
      expect(traceability.map(({ clause, verdict }) => [clause, verdict])).toEqual(
        requirements.clauses.map(({ id, status }) => [id, status]),
      )
      const paths = new Set(files.map(({ path }) => path))
      const published = new Set(entries.nodes.map((entry) => entry.name))
      const covered = traceability.filter(({ verdict }) => verdict === 'COVERED')
      expect(covered).toHaveLength(watched().run.outcome.covered)
      for (const { clause, design, files: serving, tests } of covered) {
        expect([clause, design.length > 0, design.every((entry) => published.has(entry))]).toEqual([clause, true, true])
        expect([clause, serving.length > 0, serving.every((path) => paths.has(path))]).toEqual([clause, true, true])
        const shown = testReport.tests.filter((one) => one.clauses.includes(clause) && one.status === 'PASSED')
        expect(shown.map((one) => one.name).toSorted()).toEqual(tests.toSorted())
        expect(tests.length).toBeGreaterThan(0)
      }
    })

    test('reports the locked tests, which had failed before there was an application', () => {
      const { events, run } = watched()
      const { testReport } = run.deliverable
      const locked = eventsOf(events, 'TestsLocked').at(-1)?.data
      expect(testReport).toMatchObject({ failed: 0, skipped: 0, passed: testReport.tests.length })
      expect(testReport.testsSha256).toBe(locked?.sha256)
      expect(locked?.tests.filter(({ red }) => !red)).toEqual([])
      const titles = locked?.tests.map(({ title }) => title) ?? []
      expect(titles.length).toBeGreaterThanOrEqual(run.outcome.toCover)
      expect(testReport.tests.map((one) => one.name)).toEqual(expect.arrayContaining(titles))
      const lockedAt = eventsOf(events, 'TestsLocked').at(-1)?.seq ?? Number.POSITIVE_INFINITY
      const developed = eventsOf(events, 'StepStarted').find(({ data }) => data.step === 'develop')?.seq
      expect(developed).toBeGreaterThan(lockedAt)
    })

    test('counts what it used', () => {
      const { events, run } = watched()
      const answers = eventsOf(events, 'ModelAnswered').map(({ data }) => data.usage)
      const sum = (of: (usage: (typeof answers)[number]) => number): number =>
        answers.reduce((total, usage) => total + of(usage), 0)
      expect(run.usage).toEqual({
        calls: answers.length,
        inputTokens: sum((usage) => usage.inputTokens),
        outputTokens: sum((usage) => usage.outputTokens),
        costUsd: 0,
      })
      expect(run.usage.calls).toBeGreaterThanOrEqual(15)
    })

    test('a cursor from the middle leads on without gap or repetition', () => {
      const { events, middle, sinceMiddle } = watched()
      expect(middle.lastSeq).toBeGreaterThan(0)
      expect(middle.lastSeq).toBeLessThan(events.length)
      expect(sinceMiddle).toEqual(events.slice(middle.lastSeq))
      expect(middle.status).toBe(seenInStream(events, middle.lastSeq).status)
    })

    test('shows at any moment of the past what the stream showed then', async () => {
      const { events } = watched()
      const first = events[0]
      const id = `run_${first?.id.split('_')[1] ?? ''}`
      const query =
        'query ($id: ID!, $seq: Int!) { run(id: $id) { at(seq: $seq) { status lastSeq steps { name attempt state } } } }'
      const adopted = eventsOf(events, 'PlanAdopted')[0]?.seq ?? 0
      for (const seq of [0, 1, 3, 20, adopted - 1, adopted, adopted + 40, events.length - 1, events.length]) {
        const { run } = await graphqlRequest<{ run: { at: SeenState } }>(node.url, query, { id, seq })
        expect(run.at).toEqual({ lastSeq: seq, ...seenInStream(events, seq) })
      }
    })
  })
})
