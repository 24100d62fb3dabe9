import { G1Error } from './errors.ts'
import type { PersonaId } from './ids.ts'
import type { JsonObject } from './json.ts'
import type { ContextPack } from './knowledge/context-pack.ts'

/** How strong (and dear) a model a persona wants. */
export const modelTiers = ['light', 'standard', 'strong'] as const
export type ModelTier = (typeof modelTiers)[number]

/**
 * Which models answer, each as `provider/model`, in the order in which they are tried. Keys: the id of a persona, a tier,
 * or `*` for everybody; the most particular one counts.
 */
export type ModelChoice = Readonly<Record<string, readonly string[]>>

/** One question to a model. */
export interface ModelRequest {
  /** Whom it is asked for, and the models that its file names, in the order in which they are tried (empty: none). */
  readonly persona: { readonly id: PersonaId; readonly models: readonly string[] }
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

/** The text of an answer while it comes. */
export interface LiveText {
  write(text: string): void
  /** What was written so far is void: another try begins. */
  restart(): void
}

/** Where text goes that nobody reads. */
export const unheard: LiveText = { write: () => undefined, restart: () => undefined }

/** How an answer is to be got. */
export interface Asking {
  readonly signal: AbortSignal
  /** The same for the same call, however often it is begun; sent where a provider takes one. */
  readonly idempotencyKey: string
  /** What the run was ordered with; null: as the node is configured. */
  readonly models: ModelChoice | null
  /** Whether an earlier answer to the identical request may be given. */
  readonly cache: boolean
  /** What the call may cost, whatever happens, in US dollars; null: as much as `mostUsd` says. */
  readonly limitUsd: number | null
  readonly live: LiveText
}

/** `costUsd` is 0 for providers that cost nothing. Tokens are the provider's own count, or an estimate. */
export interface Usage {
  /** All of them, those read from a provider's cache included. */
  readonly inputTokens: number
  readonly outputTokens: number
  readonly costUsd: number
  /** Input that the provider had in its cache and charges less for; left out: none. */
  readonly cachedInputTokens?: number
}

/** What requests of a call cost that brought no answer. */
export interface Loss {
  /** Requests that may have been charged, and of which no usage is known: cut off, timed out. */
  readonly lostRequests: number
  /** Known cost of answers that could not be used; null: none. */
  readonly usage: Usage | null
}

/** Nothing was paid, and nothing lost. */
export const noLoss: Loss = { lostRequests: 0, usage: null }

/** `content` is JSON text that should satisfy the contract; it is checked by the one who asked. */
export interface ModelAnswer {
  readonly content: string
  /** Who answered: `provider/model`, or `rules`. */
  readonly model: string
  readonly usage: Usage
  /** An earlier answer to the identical request, which costs nothing now. Left out: no. */
  readonly cached?: boolean
  /** Requests before the one that was answered, of which it is not known whether they were charged. Left out: 0. */
  readonly lostRequests?: number
}

/** Something that answers for personas: rules, or a language model. */
export interface ModelProvider {
  readonly id: string
  /** How the run and the delivered application name it: "rules, without a language model". */
  readonly description: string
  /** Whether what it writes is the text of a language model, which is only ever executed in a real sandbox. */
  readonly trust: 'platform' | 'model'
  /** The most that a call with this request can cost, in US dollars, whatever happens. null: its calls cost nothing. */
  readonly mostUsd: ((request: ModelRequest, models: ModelChoice | null) => number) | null
  /** The least that has to be kept for a call with this request to bring anything. Left out: all that it can cost. */
  readonly leastUsd?: (request: ModelRequest, models: ModelChoice | null) => number
  /** The answer to a request was of no use: nobody is to be given it again. Never rejects. Left out: nothing is kept. */
  readonly forget?: (request: ModelRequest, models: ModelChoice | null) => Promise<void>
  /** Throws ProviderFailed (retryable or not); honours the signal. */
  answer(request: ModelRequest, asking: Asking): Promise<ModelAnswer>
}

/** Why a provider did not answer. `DAY_BUDGET_SPENT`: what the runs of all nodes may spend on a day of UTC does not suffice. */
export const providerFailures = ['PROVIDER_FAILED', 'DAY_BUDGET_SPENT'] as const
type FailureCode = (typeof providerFailures)[number]

/** Thrown when a provider could not answer. */
export class ProviderFailed extends G1Error {
  readonly code: FailureCode
  /** What it cost nevertheless. */
  readonly loss: Loss
  /** Before then it fails again, by itself it may succeed afterwards; in milliseconds since 1970. null: nobody knows. */
  readonly retryAt: number | null

  constructor(
    message: string,
    options: ConstructorParameters<typeof G1Error>[1] & {
      readonly code?: FailureCode
      readonly loss?: Loss
      readonly retryAt?: number | null
    } = {},
  ) {
    super(message, options)
    this.code = options.code ?? 'PROVIDER_FAILED'
    this.loss = options.loss ?? noLoss
    this.retryAt = options.retryAt ?? null
  }
}
