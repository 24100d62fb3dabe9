import { randomUUID } from 'node:crypto'
import type { Misbehaviour } from './misbehaviour.ts'
import type { WireReply } from './wire-format.ts'
import type { WireRequest, WireUsage } from './wire-request.ts'
import type { WireAnswer } from './wire-options.ts'
import type { TokensOf } from './wire-usage.ts'

interface Making {
  readonly request: WireRequest
  /** What the model says when nothing goes wrong. */
  readonly answer: WireAnswer
  readonly misbehaviour: Misbehaviour | null
  /** The usage of the request without its output. */
  readonly input: WireUsage
  readonly reasoningTokens: number
  readonly tokensOf: TokensOf
  readonly idPrefix: string
}

/** The model's answer, spoilt where it is to be, and cut at the limit that the request set. */
export function makeReply({ request, input, reasoningTokens, tokensOf, idPrefix, answer, ...of }: Making): WireReply {
  const called =
    typeof answer === 'string' ? { tool: request.by === 'tool' ? request.contract : null, input: answer } : answer
  const said = spoilt(called.input, of.misbehaviour)
  const room = Math.max(0, (request.mostOutputTokens ?? Infinity) - reasoningTokens)
  const text = tokensOf(said.text) > room ? longestWithin(said.text, room, tokensOf) : said.text
  const thought = Math.min(reasoningTokens, request.mostOutputTokens ?? Infinity)
  return {
    id: `${idPrefix}${randomUUID().replaceAll('-', '')}`,
    createdAt: new Date(),
    asked: request,
    text,
    tool: said.finish === 'refusal' ? null : called.tool,
    finish: text === said.text ? said.finish : 'length',
    usage: { ...input, reasoningTokens: thought, outputTokens: thought + tokensOf(text) },
  }
}

const offContract = JSON.stringify({ note: 'Here is what you asked for.', parts: [1, 2, 3] })

function spoilt(text: string, misbehaviour: Misbehaviour | null): Pick<WireReply, 'text' | 'finish'> {
  if (misbehaviour === 'truncated') return { text: text.slice(0, Math.floor(text.length / 2)), finish: 'length' }
  if (misbehaviour === 'off_contract') return { text: offContract, finish: 'stop' }
  if (misbehaviour === 'empty') return { text: '', finish: 'stop' }
  if (misbehaviour === 'refusal') return { text: 'I’m sorry, but I can’t help with that.', finish: 'refusal' }
  return { text, finish: 'stop' }
}

/** The longest beginning of a text that has at most so many tokens. */
function longestWithin(text: string, most: number, tokensOf: TokensOf): string {
  let [fits, tooLong] = [0, text.length]
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    if (tokensOf(text.slice(0, middle)) <= most) fits = middle
    else tooLong = middle
  }
  return text.slice(0, fits)
}
