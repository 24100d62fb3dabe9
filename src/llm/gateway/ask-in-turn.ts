import type { Clock } from '../../core/clock.ts'
import { type Asking, ProviderFailed } from '../../core/provider.ts'
import { unreachable } from '../../core/unreachable.ts'
import { backoffMs } from '../limits/backoff.ts'
import type { Underway } from '../limits/breaker.ts'
import { pause } from '../limits/pause.ts'
import { type FailureKind, ModelCallFailed, type ModelReply } from '../model-client.ts'
import { mostCostOf, mostInputTokens } from '../prices/cost.ts'
import { nameOf } from '../routing/route.ts'
import type { Bill, Sent } from './bill.ts'
import { type Candidate, isReady, nextOf, tokensOf } from './candidate.ts'
import { noAnswer, whyNone } from './no-answer.ts'
import { type Patience, requestOnce } from './request-once.ts'

/** With less than this part of its time left, no model is asked any more: it could not answer, and might charge. */
const leastPart = 0.05

/** How long a call may take, in milliseconds, beside the time that it waits for a seat. */
export interface CallTimes {
  readonly totalMs: number
  readonly idleMs: number
}

export interface AskInTurn {
  readonly candidates: readonly Candidate[]
  /** Requests that may be charged, at most: what a call may cost counts on it. */
  readonly charged: number
  /** Models that should be asked and cannot, each with the reason. */
  readonly unable: readonly string[]
  readonly asking: Asking
  readonly bill: Bill
  readonly times: CallTimes
  readonly clock: Pick<Clock, 'monotonic'>
  readonly random: () => number
}

/**
 * Asks one model after the other, in order, until one answers, the time is over or no further request may be charged.
 * Throws ProviderFailed, which says what became of each.
 */
export async function askInTurn(of: AskInTurn): Promise<{ readonly reply: ModelReply; readonly candidate: Candidate }> {
  const { candidates, asking, bill, times, clock } = of
  const { signal, live } = asking
  let deadline = clock.monotonic() + times.totalMs
  let written = false
  const write = (text: string): void => {
    written = true
    live.write(text)
  }
  try {
    for (;;) {
      const now = clock.monotonic()
      if (bill.charged >= of.charged) throw noAnswer(of, 'no further request may be charged in this call')
      const left = deadline - now - leastPart * times.totalMs
      const next = nextOf(candidates, now, left)
      if (next === null) throw noAnswer(of, whyNone(candidates, left))
      if (next.waitMs > 0) {
        await pause(next.waitMs, signal)
        continue
      }
      const { candidate } = next
      const giveBack = await candidate.line.seats.take(signal)
      try {
        // Waiting in line takes nothing away from those who are asked.
        deadline += clock.monotonic() - now
        if (!isReady(candidate, clock.monotonic())) continue
        if (written) live.restart()
        written = false
        const reply = await ask(of, candidate, { write, leftMs: deadline - clock.monotonic() })
        if (reply !== null) return { reply, candidate }
      } finally {
        giveBack()
      }
    }
  } catch (error) {
    if (!signal.aborted || error instanceof ProviderFailed) throw error
    const message = 'The call was stopped by whoever asked for it.'
    throw new ProviderFailed(message, { retryable: true, loss: bill.loss, cause: error })
  }
}

interface OneTry {
  readonly write: (text: string) => void
  readonly leftMs: number
}

/** One request. null: it brought no answer, and the candidate knows why. */
async function ask(of: AskInTurn, candidate: Candidate, { write, leftMs }: OneTry): Promise<ModelReply | null> {
  const { asking, bill, times } = of
  const { line, call } = candidate
  const { breaker, pace, counts, price } = line
  const request = breaker.begin()
  pace.begin(tokensOf(call))
  candidate.tries += 1
  const sent = bill.send(mostCostOf(price, { input: mostInputTokens(call), output: call.mostOutputTokens }))
  const idempotencyKey = `${asking.idempotencyKey}/${nameOf(line.route)}`
  const patience = { ...shareOf(leftMs, hasOther(of, candidate)), idleMs: times.idleMs }
  try {
    const reply = await requestOnce(
      line.client,
      call,
      { signal: asking.signal, idempotencyKey, onText: write },
      patience,
    )
    request.answered()
    pace.learn(reply.limits, null)
    counts.ended('answered')
    counts.charged(price, reply.tokens)
    sent.paid(price, reply.tokens)
    return reply
  } catch (error) {
    if (!(error instanceof ModelCallFailed)) {
      request.unsaid()
      counts.ended('stopped')
      throw error
    }
    learn(of, candidate, { failure: error, request, sent })
    return null
  }
}

/** How long one model may take of what is left: where there is another, something has to be left for that. */
const shareOf = (leftMs: number, hasOther: boolean): Pick<Patience, 'totalMs' | 'firstTextMs'> =>
  hasOther ? { totalMs: leftMs * 0.75, firstTextMs: leftMs * 0.5 } : { totalMs: leftMs, firstTextMs: leftMs }

/** Whether another model could be asked at once, if this one does not answer. */
const hasOther = ({ candidates, charged, bill }: AskInTurn, candidate: Candidate): boolean =>
  bill.charged < charged &&
  candidates.some((other) => {
    const { breaker, pace } = other.line
    return other !== candidate && !other.over && breaker.waitMs() === 0 && pace.waitMs(tokensOf(other.call)) === 0
  })

function learn(
  { clock, random }: AskInTurn,
  candidate: Candidate,
  { failure, request, sent }: { readonly failure: ModelCallFailed; readonly request: Underway; readonly sent: Sent },
): void {
  const { pace, counts, price } = candidate.line
  judge(request, failure.kind)
  pace.learn(failure.limits, failure.retryAfterMs)
  counts.ended(failure.kind)
  if (failure.charged === 'no') sent.free()
  else if (failure.charged !== 'unknown') {
    sent.paid(price, failure.charged)
    counts.charged(price, failure.charged)
  }
  const charge = failure.charged === 'unknown' ? ', perhaps charged' : failure.charged === 'no' ? '' : ', charged'
  counts.lastFailure = `${failure.kind}${charge}: ${failure.message}`
  candidate.said.push(counts.lastFailure)
  candidate.over = !failure.retryable
  candidate.paid ||= failure.charged !== 'no'
  candidate.notBefore = clock.monotonic() + backoffMs(candidate.tries, random)
}

/** What a failure says of the model: that it fails, that it is there, or nothing. */
function judge(request: Underway, kind: FailureKind): void {
  switch (kind) {
    case 'overloaded':
    case 'server_error':
    case 'timeout':
    case 'connection':
    case 'cut_off':
    case 'unauthorized':
    case 'unknown_model':
      request.failed()
      break
    case 'truncated':
    case 'empty':
    case 'refusal':
    case 'bad_request':
      request.answered()
      break
    case 'rate_limited':
      request.unsaid()
      break
    default:
      unreachable(kind)
  }
}
