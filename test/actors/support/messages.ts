import type { ActivityFailure, TaskResult, ThinkResult } from '../../../src/core/activity-result.ts'
import { messageId, sha256 } from '../../../src/core/ids.ts'
import type { Json, JsonObject } from '../../../src/core/json.ts'
import type { Finding } from '../../../src/core/knowledge/finding.ts'
import type { Message } from '../../../src/core/message.ts'

let count = 0
const message = (kind: Message['kind'], type: string, body: Json): Message => {
  count += 1
  return { id: messageId(`m${count}`), at: 1_000 * count, kind, type, body }
}

export const command = (type: string, body: JsonObject = { reason: null }): Message => message('command', type, body)

/** The first command of a run: requirements, or a workflow that the knowledge turns into its plan. */
export const submit = (more: JsonObject = {}): Message =>
  command('submit', {
    title: 'Test',
    requirements: null,
    data: {},
    workflow: { id: 'test', source: null },
    provider: 'test',
    budgetUsd: null,
    questionsAllowed: false,
    ...more,
  })

export const requirements = (text: string): JsonObject => ({
  requirements: { text, sha256: 'a'.repeat(64) },
  workflow: null,
})

const hash = sha256('d'.repeat(64))

/** A persona's answer that passes verification, unless findings are given. */
export function thought(
  key: string,
  more: {
    readonly outputs?: JsonObject
    readonly findings?: readonly Finding[]
    readonly content?: Json
    readonly costUsd?: number
    readonly lostRequests?: number
    readonly cached?: boolean
  } = {},
): Message {
  const result: ThinkResult = {
    manifest: {
      sha256: hash,
      tokens: 1,
      requirementsSha256: null,
      clauses: [],
      entries: [],
      knowledge: [],
      findings: 0,
      leftOut: [],
    },
    provider: 'test',
    model: 'test',
    usage: { inputTokens: 10, outputTokens: 5, costUsd: more.costUsd ?? 0 },
    answerSha256: hash,
    cached: more.cached ?? false,
    lostRequests: more.lostRequests ?? 0,
    entry: { kind: 'document', title: 'Answer', clauses: [], content: more.content ?? {}, sha256: hash, tokens: 1 },
    outputs: more.outputs ?? {},
    findings: more.findings ?? [],
    statements: 0,
    review: null,
  }
  return message('receipt', key, { outcome: 'done', result } as unknown as Json)
}

/** A persona's answer that is off its contract. */
export const offContract = (key: string, error = 'title: missing', costUsd = 0): Message =>
  message('receipt', key, {
    outcome: 'done',
    result: {
      provider: 'test',
      model: 'test',
      usage: { inputTokens: 10, outputTokens: 5, costUsd },
      answerSha256: hash,
      cached: false,
      lostRequests: 0,
      offContract: error,
      bytes: 10,
    },
  })

export const taskDone = (key: string, more: Partial<TaskResult> = {}): Message =>
  message('receipt', key, {
    outcome: 'done',
    result: { entries: [], findings: [], locked: null, ran: null, ...more },
  } as unknown as Json)

export const toolAnswered = (key: string, outputs: JsonObject): Message =>
  message('receipt', key, { outcome: 'done', result: { outputs } })

export const failed = (key: string, failure: ActivityFailure): Message =>
  message('receipt', key, { outcome: 'failed', failure } as unknown as Json)

/** The node that carried an activity out is gone. */
export const lost = (key: string, carrier = 'another node'): Message => message('loss', key, carrier)

export const answerApproval = (approvalId: string, decision: string, comment: string | null = null): Message =>
  command('answer_approval', { approvalId, decision, comment, outputs: {}, by: null })

export const timer = (key: string): Message => message('timer', key, {})
export const finding = (message: string): Finding => ({ code: 'judgement', message, clauses: [] })
