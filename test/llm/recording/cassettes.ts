import type { ModelRequest } from '../../../src/core/provider.ts'
import { personaId, stepId } from '../../../src/core/ids.ts'
import type { KeptCassette } from '../../../src/llm/recording/cassette-folder.ts'
import type { Asked } from '../../../src/llm/recording/request-identity.ts'

export const contract = { id: 'document', schema: { type: 'object' } }

/** A request whose user message is the text. */
export const asked = (text: string): Asked => ({
  contract,
  messages: [
    { role: 'system', text: 'You write.', stable: true },
    { role: 'user', text, stable: false },
  ],
})

let made = 0

/** A cassette in which the text was asked and the content came, in two pieces. */
export const answered = (text: string, content: string): KeptCassette => ({
  ...cassette(text),
  deltas: [
    [3, content.slice(0, 4)],
    [5, content.slice(4)],
  ],
  outcome: {
    type: 'reply',
    model: 'm-1',
    content,
    tokens: { inputTokens: 10, cachedInputTokens: 4, cacheWriteTokens: 0, outputTokens: 2 },
  },
})

/** A cassette in which the text was asked and the provider was overloaded. */
export const failed = (text: string): KeptCassette => ({
  ...cassette(text),
  deltas: [],
  outcome: { type: 'failure', kind: 'overloaded', message: 'too many', retryable: true, charged: 'no' },
})

const cassette = (text: string) => {
  made += 1
  return {
    file: `${made}.json`,
    cassette: 1 as const,
    g1: '0.0.0',
    at: new Date(made).toISOString(),
    tookMs: 7,
    provider: 'openai',
    by: 'models of OpenAI',
    request: { model: 'm', mostOutputTokens: 100, ...asked(text), messages: [...asked(text).messages] },
  }
}

/** The question of a persona that is rendered as its goal. */
export const question = (goal: string): ModelRequest => ({
  persona: { id: personaId('writer'), models: [] },
  tier: 'light',
  prompt: 'You write.',
  pack: {
    persona: personaId('writer'),
    step: stepId('write'),
    goal,
    attempt: 1,
    round: 1,
    requirements: null,
    clauses: [],
    entries: [],
    variables: {},
    knowledge: [],
    findings: [],
    answers: [],
    outputs: [],
    catalogue: null,
    leftOut: [],
  },
  contract,
  rules: null,
  repair: null,
})
