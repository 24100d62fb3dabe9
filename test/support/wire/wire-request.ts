import type { JsonObject } from '../../../src/core/json.ts'

/** A message of a conversation, in no provider's words. */
export interface WireMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool'
  readonly text: string
  /** The client asks to keep everything up to here in the provider's cache. */
  readonly breakpoint: boolean
}

/** What the body of a request asks for. */
export interface WireAsked {
  readonly model: string
  readonly messages: readonly WireMessage[]
  /** How the answer is to be given: as text, as text of a schema, or as the input of a tool that must be called. */
  readonly by: 'text' | 'schema' | 'tool'
  /** The name that the client gave to the schema or the tool. */
  readonly contract: string | null
  readonly schema: JsonObject | null
  readonly mostOutputTokens: number | null
  readonly stream: boolean
  /** Whether the end of a stream tells the usage: always, or only on request. */
  readonly streamsUsage: boolean
}

/** A request that the server accepted. */
export interface WireRequest extends WireAsked {
  /** 1, 2, … in the order in which requests reached this server. */
  readonly number: number
  readonly idempotencyKey: string | null
}

/** Tokens as the server counts them. `inputTokens` includes those read from its cache and written to it. */
export interface WireUsage {
  readonly inputTokens: number
  readonly cachedInputTokens: number
  readonly cacheWriteTokens: number
  /** Includes `reasoningTokens`. */
  readonly outputTokens: number
  readonly reasoningTokens: number
}
