import { type Misbehave, type Misbehaviour, misbehaviours } from '../../support/wire/misbehaviour.ts'
import type { FormatName } from '../../support/wire/wire-options.ts'

export const formats: readonly FormatName[] = ['openai', 'azure', 'anthropic']
/**
 * `at times`: the first of every four requests is spoilt; `always`: each; `beside another`: each, but a model of another
 * provider is well.
 */
const shares = ['at times', 'always', 'beside another'] as const

/** One field of the matrix. Each has a model of its own, so that no limit or breaker of one tells on another. */
export interface Case {
  readonly format: FormatName
  readonly kind: Misbehaviour
  readonly share: (typeof shares)[number]
  readonly model: string
}

/** The model that every server has and that never fails. */
const well = 'well'

/** The models that the run of a case asks, in order. */
export function modelsOf({ format, model, share }: Case): readonly string[] {
  const other = formats[(formats.indexOf(format) + 1) % formats.length] ?? format
  return share === 'beside another' ? [`${format}/${model}`, `${other}/${well}`] : [`${format}/${model}`]
}

export const cases: readonly Case[] = shares.flatMap((share) =>
  misbehaviours.flatMap((kind) =>
    formats.map((format) => ({ format, kind, share, model: `${share.replace(' ', '-')}-${kind}` })),
  ),
)
export const modelNames: readonly string[] = [...new Set(cases.map(({ model }) => model)), well]
const byModel = new Map(cases.map((one) => [one.model, one]))

/** What the server of a provider does with a request: its model says. */
export function byCase(): Misbehave {
  const counts = new Map<string, number>()
  return ({ model }) => {
    const count = (counts.get(model) ?? 0) + 1
    counts.set(model, count)
    const { kind = null, share } = byModel.get(model) ?? {}
    return share !== 'at times' || count % 4 === 1 ? kind : null
  }
}

/** Prices for the models: those of one that the provider has. */
export const prices = JSON.stringify({
  date: '2026-11-20',
  source: 'a test',
  models: Object.fromEntries(
    formats.flatMap((format) => {
      const like = format === 'anthropic' ? 'anthropic/claude-sonnet-5-5' : 'openai/gpt-4.1'
      return modelNames.map((model) => [`${format}/${model}`, { like }])
    }),
  ),
})

/** A wait for a person: what it is about, and why. */
interface Wait {
  readonly about: string
  readonly reason: RegExp
}

/** No call brought an answer: what came instead, and why it was not tried longer. */
const failed = (found: string, ends: string): Wait => ({
  about: 'PROVIDER_FAILED',
  reason: new RegExp(`^PROVIDER_FAILED: Found no model that answers: .*${found}.*It ends here because .*${ends}`),
})
const resting = (found: string): Wait =>
  failed('', `rests after failing again and again \\(last: ${found}.*\\), for \\d+ s, and \\d+ s are left\\.$`)
const enough = '(?:asks to wait|was tried often enough|the time is over)'
const charged = 'no further request may be charged in this call\\.$'
const never = 'none can be asked again\\.$'
const over = 'the time is over\\.$'

/**
 * What a run waits for where every answer is spoilt in this way. A refusal or an answer cut at its limit would be the same
 * the next time: the only model is not asked again, so that a run waits for those at times, too.
 */
const waits: Readonly<Record<Misbehaviour, Wait>> = {
  rate_limited: failed('rate_limited: .* found status 429', enough),
  rate_limited_bare: failed('rate_limited: .* found status 429', enough),
  server_error: resting('server_error: .* found status 500'),
  overloaded: resting('overloaded: .* found status 5(?:03|29)'),
  timeout: failed('timeout, perhaps charged: The line was cut, because', over),
  cut: resting('cut_off, perhaps charged: .* found an answer that broke off'),
  truncated: failed('truncated, charged: .* found an answer cut at \\d+ output tokens', never),
  off_contract: {
    about: 'STEP_FAILED',
    reason: /^After 2 rounds there were still findings: The answer is off the contract document:\s+- found no title/,
  },
  empty: failed('empty, charged: .* found an empty answer', charged),
  refusal: failed('refusal, charged: .* found a refusal of the model', never),
  slow_drip: failed('timeout, perhaps charged: .* the answer was not complete after', over),
}
const waitsAtTimes: ReadonlySet<Misbehaviour> = new Set(['truncated', 'refusal'])

/**
 * What the run of a case waits for; null: it completes by itself. With answers that are off their contract another model
 * is no help: the one that gave them is told why.
 */
export function waitOf({ kind, share }: Case): Wait | null {
  if (share === 'always') return waits[kind]
  const doesWait = share === 'at times' ? waitsAtTimes.has(kind) : kind === 'off_contract'
  return doesWait ? waits[kind] : null
}

/** Requests for one step at most, where every answer is spoilt: tries of a call, and calls that follow by themselves. */
const mostForOneStep: Readonly<Record<Misbehaviour, number>> = {
  // What costs nothing: six tries a call, three calls.
  rate_limited: 18,
  rate_limited_bare: 18,
  // Five failures, then the breaker is open for longer than the calls last.
  server_error: 5,
  overloaded: 5,
  cut: 5,
  // What may be charged: two a call, or one where that takes all the time; three calls.
  timeout: 3,
  slow_drip: 3,
  empty: 6,
  truncated: 1,
  refusal: 1,
  // Three answers in each of two rounds.
  off_contract: 6,
}

/** Requests of a whole run at most, where that is one step; null: it is more. */
export function mostRequests({ kind, share }: Case): number | null {
  if (share === 'at times') return null
  // Two tries, then the other model.
  return share === 'always' || kind === 'off_contract' ? mostForOneStep[kind] : 3
}
