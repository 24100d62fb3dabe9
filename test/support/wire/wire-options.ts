import type { Misbehave } from './misbehaviour.ts'
import type { TokensOf } from './wire-usage.ts'
import type { WireRequest } from './wire-request.ts'

export type FormatName = 'openai' | 'azure' | 'anthropic'

/** How text is dealt out: so many characters at a time, with a pause after each. */
export interface Pace {
  readonly characters: number
  readonly pauseMs: number
}

/** What the model says: text, or the input of a tool that it calls of its own accord, whether there is such a tool or not. */
export type WireAnswer = string | { readonly tool: string; readonly input: string }

/** A model server, as it is to be started. */
export interface WireOptions {
  readonly format: FormatName
  /** The model: JSON, as a rule. A rejection is the server's 500. */
  readonly answer: (request: WireRequest) => WireAnswer | Promise<WireAnswer>
  readonly misbehave?: Misbehave
  /** Keys that are accepted. */
  readonly keys?: readonly string[]
  /** Models (deployments) that exist; left out: some of the format. */
  readonly models?: readonly string[]
  readonly tokensOf?: TokensOf
  /** What the model thinks before it answers; counted as output. */
  readonly reasoningTokens?: number
  readonly pace?: Pace
  /** The pace of `slow_drip`. */
  readonly drip?: Pace
  /** How long `rate_limited` asks to wait. */
  readonly retryAfterMs?: number
  /** Requests and tokens a minute; what is over them gets 429. */
  readonly limits?: { readonly requests: number; readonly tokens: number }
}

/** The key of servers that were given none. */
export const wireKey = 'wire-key'
