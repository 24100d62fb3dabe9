import type { Anthropic } from '@anthropic-ai/sdk'
import type { Calling, ModelCall, TokenCounts } from '../model-client.ts'
import type { AnswerReader } from './exchange.ts'
import { toldCounts } from './told-counts.ts'

type Chunk = Anthropic.RawMessageStreamEvent

/** What is said of usage at the beginning and at the end of a message. */
type Told = Pick<Anthropic.Usage, 'cache_creation_input_tokens' | 'cache_read_input_tokens'> & {
  readonly input_tokens: number | null
  readonly output_tokens: number
}

/** Reads a streamed message. The answer is the input of its tool; a model that used none is read by its text. */
export class MessageReader implements AnswerReader<Chunk> {
  readonly #call: ModelCall
  readonly #onText: Calling['onText']
  #input = ''
  #text = ''
  #stop: string | null = null
  #model: string
  #told: Told | null = null

  constructor(call: ModelCall, onText: Calling['onText']) {
    this.#call = call
    this.#model = call.model
    this.#onText = onText
  }

  take(chunk: Chunk): void {
    if (chunk.type === 'message_start') {
      this.#model = chunk.message.model
      this.#told = chunk.message.usage
    } else if (chunk.type === 'content_block_delta') {
      this.#takeDelta(chunk.delta)
    } else if (chunk.type === 'message_delta') {
      this.#stop = chunk.delta.stop_reason
      this.#told = endOf(this.#told, chunk.usage)
    }
  }

  #takeDelta(delta: Anthropic.RawContentBlockDelta): void {
    const [input, text] = [
      delta.type === 'input_json_delta' ? delta.partial_json : '',
      delta.type === 'text_delta' ? delta.text : '',
    ]
    this.#input += input
    this.#text += text
    if (input !== '' || text !== '') this.#onText(input + text)
  }

  /** The beginning tells the input alone: what the answer costs is known with its end. */
  charged(): TokenCounts | 'unknown' {
    return (this.#told === null || this.#stop === null ? null : countsOf(this.#told)) ?? 'unknown'
  }

  end(): ReturnType<AnswerReader<Chunk>['end']> {
    const tokens = this.charged()
    if (this.#stop === null || tokens === 'unknown') {
      return {
        failure: { kind: 'cut_off', found: 'an answer without its end, or without its cost', charged: 'unknown' },
      }
    }
    if (this.#stop === 'refusal') {
      return { failure: { kind: 'refusal', found: 'a refusal of the model', charged: tokens } }
    }
    if (this.#stop === 'max_tokens' || this.#stop === 'model_context_window_exceeded') {
      const found = `an answer cut at ${this.#call.mostOutputTokens} output tokens or the end of the context`
      return { failure: { kind: 'truncated', found, charged: tokens } }
    }
    const content = this.#input === '' ? this.#text.trim() : this.#input
    if (content === '') return { failure: { kind: 'empty', found: 'an empty answer', charged: tokens } }
    return { reply: { content, model: this.#model, tokens } }
  }
}

/** The end repeats what it knows; what it leaves out is as it was at the beginning. */
const endOf = (begun: Told | null, end: Told): Told => ({
  input_tokens: end.input_tokens ?? begun?.input_tokens ?? 0,
  cache_creation_input_tokens: end.cache_creation_input_tokens ?? begun?.cache_creation_input_tokens ?? 0,
  cache_read_input_tokens: end.cache_read_input_tokens ?? begun?.cache_read_input_tokens ?? 0,
  output_tokens: end.output_tokens,
})

/** Anthropic counts what came from the cache, or went into it, beside the input. */
function countsOf(told: Told): TokenCounts | null {
  const cachedInputTokens = told.cache_read_input_tokens ?? 0
  const cacheWriteTokens = told.cache_creation_input_tokens ?? 0
  const inputTokens = (told.input_tokens ?? 0) + cachedInputTokens + cacheWriteTokens
  return toldCounts({ inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens: told.output_tokens })
}
