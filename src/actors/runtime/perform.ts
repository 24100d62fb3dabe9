import { cleanJson } from '../../core/clean-text.ts'
import { G1Error, messageOf } from '../../core/errors.ts'
import { ProviderFailed } from '../../core/provider.ts'
import type { ActivityFailure } from '../../core/activity-result.ts'
import type { Json } from '../../core/json.ts'
import type { ReceiptBody } from '../run/decide/receipt.ts'
import { CountedFailure } from './counted-failure.ts'
import { answeringFor } from './fault-scope.ts'
import type { Performers, Work } from './performer.ts'

/** Thrown when a performer gave a result that cannot be stored, or none in time. */
export class PerformerFailed extends G1Error {
  readonly code = 'PERFORMER_FAILED'
}

/** Characters of JSON that a result may have: far beyond any honest one, and what one statement still takes. */
const mostResult = 32 * 1024 * 1024

/**
 * Carries out one activity. Never rejects, whatever the performer does: what it throws, at once, later in a callback or in
 * a promise that it forgot, becomes a failed receipt, and so does a result that is no JSON.
 */
export function perform(performers: Performers, work: Work, abort: AbortController): Promise<ReceiptBody> {
  return new Promise((resolve) => {
    const fail = (error: unknown): void => {
      resolve({ outcome: 'failed', failure: failureOf(error) })
      abort.abort()
    }
    void answeringFor(fail, async () => {
      try {
        const performer = performers.get(work.activity.kind)
        if (performer === undefined) {
          throw new TypeError(`Found an activity of kind "${work.activity.kind}", which this node cannot carry out.`)
        }
        resolve({ outcome: 'done', result: asJson(await performer(work, abort.signal)) as never })
      } catch (error) {
        fail(error)
      }
    })
  })
}

/** Shorter JSON than this is nested less deeply than anything that walks it can bear. */
const shallow = 4_000

/** What no store keeps is found here, where it is an error of the work, and not in the turn that takes the receipt. */
function asJson(result: object): Json {
  let text: string | undefined
  try {
    text = JSON.stringify(result)
    if (text !== undefined && text.length > shallow && text.length <= mostResult) cleanJson(result as Json)
  } catch (cause) {
    throw new PerformerFailed(`Found a result that is no JSON (${messageOf(cause)}), expected an object.`, { cause })
  }
  if (text === undefined || !text.startsWith('{')) {
    throw new PerformerFailed(`Found ${text?.slice(0, 60) ?? 'nothing'} as a result, expected an object.`)
  }
  if (text.length <= mostResult) return result as Json
  throw new PerformerFailed(`Found a result of ${text.length} characters, expected at most ${mostResult}.`)
}

function failureOf(error: unknown): ActivityFailure {
  if (error instanceof CountedFailure) return { ...failureOf(error.cause), loss: error.loss }
  const known = error instanceof G1Error
  return {
    code: known ? error.code : 'UNEXPECTED',
    message: messageOf(error).slice(0, 2_000),
    // What nobody foresaw may be over the next time.
    retryable: known ? error.retryable : true,
    ...(error instanceof ProviderFailed ? { loss: error.loss } : {}),
    ...(error instanceof ProviderFailed && error.retryAt !== null ? { retryAt: error.retryAt } : {}),
  }
}
