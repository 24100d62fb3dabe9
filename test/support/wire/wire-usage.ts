import { createHash } from 'node:crypto'
import type { WireAsked, WireUsage } from './wire-request.ts'

/** How many tokens a text has. */
export type TokensOf = (text: string) => number

/** Four bytes a token, rounded up. */
export const quarterOfBytes: TokensOf = (text) => Math.ceil(Buffer.byteLength(text) / 4)

/** A provider keeps every long beginning of a prompt, or those that end at a breakpoint; what it writes may be free. */
export interface Caching {
  readonly keeps: 'all' | 'breakpoints'
  readonly tellsWrites: boolean
}

/** A provider keeps nothing shorter than this, in tokens. */
const leastKept = 1024
/** What is kept without being asked to is counted in steps of so many tokens. */
const step = 128

/**
 * Beginnings of prompts that were sent before. Requests count in the order in which they reach `count`; a beginning is
 * made of whole messages.
 */
export class PromptCache {
  readonly #cachingOf: (model: string) => Caching
  readonly #tokensOf: TokensOf
  readonly #kept = new Set<string>()

  constructor(of: { readonly caching: (model: string) => Caching; readonly tokensOf: TokensOf }) {
    this.#cachingOf = of.caching
    this.#tokensOf = of.tokensOf
  }

  /** The usage of a request without its output; what it sends is kept for those after it. */
  count(asked: WireAsked): WireUsage {
    const { keeps, tellsWrites } = this.#cachingOf(asked.model)
    const beginnings = this.#beginnings(asked, keeps === 'all')
    const kept = beginnings.filter(({ hash }) => this.#kept.has(hash)).at(-1)?.tokens ?? 0
    for (const { hash } of beginnings) this.#kept.add(hash)
    const cached = keeps === 'all' ? Math.floor(kept / step) * step : kept
    const longest = beginnings.at(-1)?.tokens ?? 0
    return {
      inputTokens: this.#parts(asked).reduce((sum, part) => sum + this.#tokensOf(part), 0),
      cachedInputTokens: cached,
      cacheWriteTokens: tellsWrites ? longest - cached : 0,
      outputTokens: 0,
      reasoningTokens: 0,
    }
  }

  #parts({ contract, schema, messages }: WireAsked): readonly string[] {
    const form = schema === null ? '' : `${contract ?? ''}${JSON.stringify(schema)}`
    return [form, ...messages.map(({ role, text }) => `${role}\n${text}`)]
  }

  #beginnings(asked: WireAsked, keepsAll: boolean): readonly { readonly hash: string; readonly tokens: number }[] {
    const hash = createHash('sha256').update(asked.model)
    let tokens = 0
    return this.#parts(asked)
      .map((part, at) => {
        tokens += this.#tokensOf(part)
        hash.update(`${part}\0`)
        const breakpoint = asked.messages[at - 1]?.breakpoint ?? false
        return { hash: hash.copy().digest('hex'), tokens, keeps: keepsAll || breakpoint }
      })
      .filter((beginning) => beginning.keeps && beginning.tokens >= leastKept)
  }
}
