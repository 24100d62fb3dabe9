import type { IncomingHttpHeaders } from 'node:http'
import type { Json, JsonObject } from '../../../src/core/json.ts'
import type { WireAsked, WireUsage } from './wire-request.ts'
import type { Caching } from './wire-usage.ts'

/** Where a request goes. `deployment`: the model, where the path names it. */
export type Route = { readonly to: 'models' } | { readonly to: 'answer'; readonly deployment: string | null }

export type RefusalKind =
  | 'unauthorized'
  | 'not_found'
  | 'unknown_model'
  | 'bad_request'
  | 'rate_limited'
  | 'server_error'
  | 'overloaded'

/** Thrown when a request gets no answer but an error of the provider. */
export class WireRefusal extends Error {
  readonly kind: RefusalKind
  /** The model that is not there; what is wrong with a bad request. */
  readonly subject: string
  readonly param: string | null
  readonly code: string | null
  readonly retryAfterMs: number | null

  constructor(
    kind: RefusalKind,
    subject = '',
    of: { readonly param?: string; readonly code?: string; readonly retryAfterMs?: number } = {},
  ) {
    super(`${kind} ${subject}`)
    this.kind = kind
    this.subject = subject
    this.param = of.param ?? null
    this.code = of.code ?? null
    this.retryAfterMs = of.retryAfterMs ?? null
  }
}

/** An answer of the model. */
export interface WireReply {
  readonly id: string
  readonly createdAt: Date
  readonly asked: WireAsked
  /** JSON or prose; of a refusal, what the model says instead. */
  readonly text: string
  /** The tool whose input the text is; null: the text is all there is. */
  readonly tool: string | null
  readonly finish: 'stop' | 'length' | 'refusal'
  readonly usage: WireUsage
}

/** A reply as server-sent events: what comes before the text, each piece of it, what comes after it. */
export interface Frames {
  readonly before: string
  readonly piece: (text: string) => string
  readonly after: string
}

/** What is left of a limit, and in how many milliseconds it is full again. */
export interface Limit {
  readonly limit: number
  readonly left: number
  readonly resetMs: number
}

/** What a provider's interface looks like on the wire. */
export interface WireFormat {
  /** Models that exist where the test names none. */
  readonly models: readonly string[]
  readonly caching: (model: string) => Caching
  /** How the id of an answer begins. */
  readonly idPrefix: string
  route(method: string, url: URL): Route | null
  keyOf(headers: IncomingHttpHeaders): string | null
  /** Throws WireRefusal where the provider would answer 400. */
  read(body: JsonObject, of: { readonly route: Route; readonly headers: IncomingHttpHeaders }): WireAsked
  listing(models: readonly string[]): Json
  status(kind: RefusalKind): number
  errorBody(refusal: WireRefusal, requestId: string): Json
  headers(of: {
    readonly requestId: string
    readonly requests: Limit
    readonly tokens: Limit
  }): Readonly<Record<string, string>>
  /** How a refusal says when to come back. */
  retryAfter(ms: number): Readonly<Record<string, string>>
  whole(reply: WireReply): Json
  frames(reply: WireReply): Frames
}
