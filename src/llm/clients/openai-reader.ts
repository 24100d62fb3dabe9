import type { OpenAI } from 'openai'
import { estimateTokens } from '../../core/tokens.ts'
import type { Calling, ModelCall, TokenCounts } from '../model-client.ts'
import type { AnswerReader } from './exchange.ts'
import { toldCounts } from './told-counts.ts'

type Chunk = OpenAI.ChatCompletionChunk

/** Reads a streamed chat completion. Invariant: `#content` is what `onText` was told, in one piece. */
export class ChatReader implements AnswerReader<Chunk> {
  readonly #call: ModelCall
  readonly #onText: Calling['onText']
  #content = ''
  #refusal = ''
  #finish: string | null = null
  #model: string
  #usage: TokenCounts | null = null

  constructor(call: ModelCall, onText: Calling['onText']) {
    this.#call = call
    this.#model = call.model
    this.#onText = onText
  }

  /** Not every compatible server sends every field. */
  take(chunk: Partial<Chunk>): void {
    const choice: Partial<OpenAI.ChatCompletionChunk.Choice> | undefined = chunk.choices?.[0]
    const text = choice?.delta?.content ?? ''
    if (text !== '') {
      this.#content += text
      this.#onText(text)
    }
    this.#refusal += choice?.delta?.refusal ?? ''
    this.#finish = choice?.finish_reason ?? this.#finish
    // Azure's first chunk bears no name.
    this.#model = chunk.model === undefined || chunk.model === '' ? this.#model : chunk.model
    this.#usage = (chunk.usage == null ? null : countsOf(chunk.usage)) ?? this.#usage
  }

  charged(): TokenCounts | 'unknown' {
    return this.#usage ?? 'unknown'
  }

  end(): ReturnType<AnswerReader<Chunk>['end']> {
    const tokens = this.#usage ?? this.#estimate()
    if (this.#refusal !== '' || this.#finish === 'content_filter') {
      return { failure: { kind: 'refusal', found: 'a refusal of the model or its filter', charged: tokens } }
    }
    if (this.#finish === 'length') {
      const found = `an answer cut at ${this.#call.mostOutputTokens} output tokens`
      return { failure: { kind: 'truncated', found, charged: tokens } }
    }
    if (this.#finish === null) {
      return { failure: { kind: 'cut_off', found: 'an answer without its end', charged: this.charged() } }
    }
    const content = withoutThoughts(this.#content)
    if (content === '') return { failure: { kind: 'empty', found: 'an empty answer', charged: tokens } }
    return { reply: { content, model: this.#model, tokens } }
  }

  /** For servers that do not count. */
  #estimate(): TokenCounts {
    const inputTokens = this.#call.messages.reduce((sum, { text }) => sum + estimateTokens(text), 0)
    const outputTokens = estimateTokens(this.#content + this.#refusal)
    return { inputTokens, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens }
  }
}

const countsOf = (usage: OpenAI.CompletionUsage): TokenCounts | null =>
  toldCounts({
    inputTokens: usage.prompt_tokens,
    cachedInputTokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
    cacheWriteTokens: usage.prompt_tokens_details?.cache_write_tokens ?? 0,
    outputTokens: usage.completion_tokens,
  })

/** Open models served without a parser for it put what they think before the answer. */
const withoutThoughts = (content: string): string => content.replace(/^\s*<think>[^]*?<\/think>/, '').trim()
