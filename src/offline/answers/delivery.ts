import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import { mustBeCovered } from '../../core/clause.ts'
import type { JsonObject } from '../../core/json.ts'
import type { Answerer } from '../answerer.ts'
import { cite } from '../cite.ts'
import { currentSpec } from '../pack-entries.ts'
import { reportedTests } from '../test-report.ts'

/** What was delivered, what was assumed, and what is not covered, in plain sentences. */
export const answerDelivery: Answerer = ({ pack }): JsonObject => {
  const spec = currentSpec(pack)
  const tests = reportedTests(pack)?.tests ?? null
  const passed = tests?.filter(({ status }) => status === 'passed').length
  const needed = pack.clauses.filter(mustBeCovered)
  const open = new Set(spec.unserved.map(({ clause }) => clause))
  const notServed = needed.filter(({ id }) => open.has(id))
  const sentences = [
    `${spec.title} keeps ${listed(spec.entities.map(({ plural }) => plural))}${who(spec)}.`,
    ...(tests === null ? [] : [`${passed} of ${tests.length} tests passed.`]),
    notServed.length === 0
      ? 'No statement of the requirements was set aside.'
      : `Not served in full: ${notServed.map(({ id }) => id).join(', ')}.`,
    ...(spec.assumptions.length === 0 ? [] : [`${spec.assumptions.length} assumptions were made.`]),
    'It was built by rules, without a language model.',
  ]
  return {
    summary: sentences.join(' '),
    learnt: [
      ...spec.unserved.map(({ clause, part, why }) => cite(`"${part}" is not served: ${why}`, [clause], pack.clauses)),
      ...spec.assumptions.map(({ text, source }) => ({ text: `Assumed (${source}): ${text}`, clauses: [] })),
    ],
  } as unknown as JsonObject
}

const who = ({ accounts }: AppSpec): string =>
  accounts === null
    ? ', for everybody without an account'
    : `, for ${listed(accounts.roles.map(({ plural }) => plural))}`

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
