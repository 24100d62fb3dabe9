import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import type { OutputPart, RunEvent } from '../../../src/client/client.ts'
import type { Answers, Asked } from '../../client/support/fake-server.ts'
import { recordedEvents } from './recorded-events.ts'

export const runId = 'run_01a1f827-4bd1-7bed-96f0-3bd7a94c7fd1'
export const forkId = 'run_01a1f827-4bd1-7bed-96f0-3bd7a94c7fd2'
export const sentence = 'Build a fitness tracking website with user authentication'

/** How the one run of a server that is not there goes. */
export interface Story {
  readonly events?: readonly RunEvent[]
  readonly status?: string
  readonly notCovered?: readonly string[]
  readonly failed?: number
  /** An unfinished run of the same requirements is there already. */
  readonly unfinished?: boolean
  readonly refusal?: { readonly code: string; readonly message: string }
  /** What the archive really holds. */
  readonly archived?: string
  readonly approvals?: readonly unknown[]
  /** What personas write. */
  readonly text?: readonly OutputPart[]
  /** Whether the stream of events completes. */
  readonly goesOn?: boolean
}

const manifest = '{"name":"app"}'
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The answers of a server with one run that goes like the story. */
export function fakeG1(story: Story): Answers {
  const summary = summaryOf(story)
  const events = story.events ?? recordedEvents()
  return {
    answer: ({ operation, variables }) => {
      const data = dataFor(operation, variables)
      return data === undefined ? { errors: [{ message: `no ${operation} here` }] } : { data }
    },
    stream: ({ operation, variables }: Asked) => {
      const { text = [] } = story
      if (operation === 'PersonaOutput') {
        return { parts: text.map((personaOutput) => ({ data: { personaOutput } })), end: 'stay' }
      }
      const types = variables['types'] as readonly string[] | null
      const chosen = events.filter(({ type }) => types === null || types.includes(type))
      const part = { cursor: 'end', caughtUp: true, headSeq: events.length, events: chosen }
      return { parts: [{ data: { runEvents: part } }], end: story.goesOn === true ? 'stay' : 'complete' }
    },
    file: (path) =>
      path === '/app.zip'
        ? zipSync({ 'app/package.json': Buffer.from(story.archived ?? manifest), 'app/src/a b.js': Buffer.from('1') })
        : null,
  }

  function dataFor(operation: string, variables: Asked['variables']): unknown {
    const { refusal } = story
    const payload = {
      run: refusal === undefined ? summary : null,
      userErrors: refusal === undefined ? [] : [{ ...refusal, path: [] }],
    }
    const known: Record<string, unknown> = {
      Personas: { personas: [] },
      Runs: {
        runs: { nodes: story.unfinished === true ? [summary] : [], pageInfo: { hasNextPage: false, endCursor: null } },
      },
      StartRun: { startRun: payload },
      CancelRun: { cancelRun: payload },
      RetryStep: { retryStep: payload },
      RaiseBudget: { raiseBudget: payload },
      ForkRun: { forkRun: { ...payload, run: { ...summary, id: forkId } } },
      AnswerApproval: { answerApproval: payload },
      Run: { run: variables['id'] === runId ? summary : null },
      OpenAsks: { run: { approvals: story.approvals ?? [], questions: [] } },
      Entries: { run: { entries: { nodes: [] } } },
      RunDetail: { run: detailOf(story) },
      DeliveredFiles: { run: { title: 't', status: summary.status, deliverable: detailOf(story).deliverable } },
    }
    return known[operation]
  }
}

const summaryOf = ({ status = 'COMPLETED', notCovered = [] }: Story) => ({
  id: runId,
  title: sentence,
  status,
  cursor: 'c0',
  lastSeq: 0,
  provider: 'offline',
  createdAt: '2026-11-20T08:52:12.331Z',
  completedAt: null,
  origin: null,
  outcome:
    status === 'COMPLETED'
      ? { served: notCovered.length === 0, covered: 1, toCover: 1 + notCovered.length, notCovered }
      : null,
  error: null,
})

const detailOf = (story: Story) => ({
  ...summaryOf(story),
  budget: null,
  requirements: {
    text: sentence,
    sha256: sha256(sentence),
    clauses: [
      { id: 'C2', text: 'It must be fast.', kind: 'RULE', status: 'NOT_COVERED', why: ['no test shows it'], tests: [] },
    ],
  },
  plan: null,
  team: [],
  steps: [],
  approvals: [],
  questions: [],
  deliverable:
    story.status === undefined || story.status === 'COMPLETED'
      ? {
          files: [
            { path: 'package.json', size: manifest.length, sha256: sha256(manifest) },
            { path: 'src/a b.js', size: 1, sha256: sha256('1') },
          ],
          zipUrl: '/app.zip',
          testReport: { passed: 7, failed: story.failed ?? 0, skipped: 0, sandbox: 'bubblewrap' },
        }
      : null,
  models: [],
  cache: true,
  usage: {
    calls: 1,
    cachedAnswers: 0,
    inputTokens: 0,
    cachedInputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
    possiblyPaidTwice: 0,
    byPersona: [],
  },
})
