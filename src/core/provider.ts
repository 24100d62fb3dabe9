import { G1Error } from './errors.ts'
import type { JsonObject } from './json.ts'
import type { ContextPack } from './knowledge/context-pack.ts'

/** How strong (and dear) a model a persona wants. */
export const modelTiers = ['light', 'standard', 'strong'] as const
export type ModelTier = (typeof modelTiers)[number]

/** One question to a model. */
export interface ModelRequest {
  readonly tier: ModelTier
  /** The persona's prompt: its file without the front matter. */
  readonly prompt: string
  readonly pack: ContextPack
  readonly contract: {
    readonly id: string
    /** JSON Schema of the answer, the step's output variables included. */
    readonly schema: JsonObject
  }
  /**
   * What the persona's file says about answering without a model (front matter `rules`), or null. Only the rule-based
   * provider reads it.
   */
  readonly rules: JsonObject | null
  /** What was wrong with the last answer to the same question (at most two such repairs). */
  readonly repair: { readonly answer: string; readonly error: string } | null
}

/** `costUsd` is 0 for providers that cost nothing. Tokens are the provider's own count, or an estimate. */
export interface Usage {
  readonly inputTokens: number
  readonly outputTokens: number
  readonly costUsd: number
}

/** `content` is JSON text that should satisfy the contract; it is checked by the one who asked. */
export interface ModelAnswer {
  readonly content: string
  readonly model: string
  readonly usage: Usage
}

/** Something that answers for personas: rules, or a language model. */
export interface ModelProvider {
  readonly id: string
  /** How the run and the delivered application name it: "rules, without a language model". */
  readonly description: string
  /** Whether what it writes is the text of a language model, which is only ever executed in a real sandbox. */
  readonly trust: 'platform' | 'model'
  /** Throws ProviderFailed (retryable or not); honours the signal. */
  answer(request: ModelRequest, signal: AbortSignal): Promise<ModelAnswer>
}

/** Thrown when a provider could not answer. */
export class ProviderFailed extends G1Error {
  readonly code = 'PROVIDER_FAILED'
}
