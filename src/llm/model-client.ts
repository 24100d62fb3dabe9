import { G1Error } from '../core/errors.ts'
import type { JsonObject } from '../core/json.ts'

/** One message of a conversation with a model. */
export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly text: string
  /** Everything up to the end of this message comes again in other calls: a provider may keep it in its cache. */
  readonly stable: boolean
}

/** How much a reasoning model thinks before it answers. */
export type Effort = 'low' | 'medium' | 'high'

/** One request to a model of one provider, in no provider's words. */
export interface ModelCall {
  /** As the provider names it, without the provider. */
  readonly model: string
  readonly messages: readonly ModelMessage[]
  /** The answer is one JSON object of this schema. */
  readonly contract: { readonly id: string; readonly schema: JsonObject }
  readonly mostOutputTokens: number
  /** Left out: as much as the model thinks by itself. Models that do not reason refuse any. */
  readonly effort?: Effort
}

/** Tokens as the provider counted them. `inputTokens` includes those that were read from its cache or written to it. */
export interface TokenCounts {
  readonly inputTokens: number
  readonly cachedInputTokens: number
  readonly cacheWriteTokens: number
  /** Includes what a reasoning model thought. */
  readonly outputTokens: number
}

/** What a provider says of its own limits, where it says so: what is left, and in how many milliseconds it is full again. */
export interface RateLimits {
  readonly requests: { readonly left: number; readonly resetMs: number } | null
  readonly tokens: { readonly left: number; readonly resetMs: number } | null
}

export interface ModelReply {
  /** JSON text, complete. */
  readonly content: string
  /** The model as the provider names the one that answered. */
  readonly model: string
  readonly tokens: TokenCounts
  readonly limits: RateLimits | null
}

export interface Calling {
  readonly signal: AbortSignal
  /** Sent where the provider takes one. */
  readonly idempotencyKey: string
  /** Text of the answer as it comes. */
  readonly onText: (text: string) => void
}

/** A provider's own interface, behind its official SDK: one request, no retries. */
export interface ModelClient {
  /** Throws ModelCallFailed; rejects with the signal's reason when it is aborted. */
  call(call: ModelCall, calling: Calling): Promise<ModelReply>
}

/** Why a call brought no answer. */
export type FailureKind =
  | 'rate_limited'
  | 'overloaded'
  | 'server_error'
  | 'timeout'
  | 'connection'
  | 'cut_off'
  | 'truncated'
  | 'empty'
  | 'refusal'
  | 'unauthorized'
  | 'unknown_model'
  | 'bad_request'

/** Thrown when a provider did not answer a call. `retryable`: the same request may succeed later, there or elsewhere. */
export class ModelCallFailed extends G1Error {
  readonly code = 'MODEL_CALL_FAILED'
  readonly kind: FailureKind
  /** The provider asks to wait so long, in milliseconds; null: it does not say. */
  readonly retryAfterMs: number | null
  /** Whether the request was charged: known counts, `no`, or `unknown` (it was sent, and the line broke). */
  readonly charged: TokenCounts | 'no' | 'unknown'
  readonly limits: RateLimits | null

  constructor(
    message: string,
    of: {
      readonly kind: FailureKind
      readonly retryable: boolean
      readonly charged: TokenCounts | 'no' | 'unknown'
      readonly retryAfterMs?: number | null
      readonly limits?: RateLimits | null
      readonly cause?: unknown
    },
  ) {
    super(message, { retryable: of.retryable, cause: of.cause })
    this.kind = of.kind
    this.charged = of.charged
    this.retryAfterMs = of.retryAfterMs ?? null
    this.limits = of.limits ?? null
  }
}
