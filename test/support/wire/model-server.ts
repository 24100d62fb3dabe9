import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text as textOf } from 'node:stream/consumers'
import type { JsonObject } from '../../../src/core/json.ts'
import { anthropicFormat } from './anthropic-format.ts'
import { azureFormat } from './azure-format.ts'
import { makeReply } from './make-reply.ts'
import type { Misbehaviour } from './misbehaviour.ts'
import { openaiFormat } from './openai-format.ts'
import { RateBucket } from './rate-bucket.ts'
import { sendReply } from './send-reply.ts'
import { type WireFormat, WireRefusal, type WireReply } from './wire-format.ts'
import { type FormatName, type WireOptions, wireKey } from './wire-options.ts'
import type { WireRecord } from './wire-record.ts'
import type { WireRequest } from './wire-request.ts'
import { PromptCache, quarterOfBytes } from './wire-usage.ts'

const formats: Readonly<Record<FormatName, WireFormat>> = {
  openai: openaiFormat,
  azure: azureFormat,
  anthropic: anthropicFormat,
}

type Settings = Required<WireOptions>

/**
 * What a provider does between a request and its answer, whatever its format: key, limits, model, form of the body, the
 * model's text, usage; and a record of each request.
 */
export class ModelServer {
  readonly requests: WireRecord[] = []
  readonly #options: Settings
  readonly #format: WireFormat
  readonly #cache: PromptCache
  readonly #perMinute: { readonly requests: RateBucket; readonly tokens: RateBucket }

  constructor(options: WireOptions) {
    this.#format = formats[options.format]
    this.#options = {
      misbehave: () => null,
      keys: [wireKey],
      models: this.#format.models,
      tokensOf: quarterOfBytes,
      reasoningTokens: 0,
      pace: { characters: 200, pauseMs: 0 },
      drip: { characters: 5, pauseMs: 5 },
      retryAfterMs: 1000,
      limits: { requests: 100_000, tokens: 1_000_000_000 },
      ...options,
    }
    const { tokensOf, limits } = this.#options
    this.#cache = new PromptCache({ caching: this.#format.caching, tokensOf })
    this.#perMinute = {
      requests: new RateBucket(limits.requests, Date.now()),
      tokens: new RateBucket(limits.tokens, Date.now()),
    }
  }

  /** Answers one request; never rejects. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = `req_${randomUUID().replaceAll('-', '')}`
    try {
      const { method = '', url: path = '/' } = request
      const url = new URL(path, 'http://127.0.0.1')
      const route = this.#format.route(method, url)
      if (route?.to === 'answer') return await this.#record(request, response, { url, route, requestId })
      this.#admit(request)
      if (route === null) throw new WireRefusal('not_found', `${method} ${url.pathname}`)
      sendJson(response, 200, this.#format.listing(this.#options.models))
    } catch (error) {
      this.#refuse(response, error, { requestId, bare: false })
    }
  }

  async #record(request: IncomingMessage, response: ServerResponse, to: Target): Promise<void> {
    const record: WireRecord = {
      number: this.requests.length + 1,
      beganAt: Date.now(),
      endedAt: null,
      path: `${to.url.pathname}${to.url.search}`,
      idempotencyKey: request.headers['idempotency-key']?.toString() ?? null,
      body: '',
      request: null,
      status: null,
      outcome: 'open',
      misbehaviour: null,
      usage: null,
      charged: null,
      bytesIn: 0,
      bytesOut: 0,
    }
    this.requests.push(record)
    try {
      const asked = await this.#understand(request, record, to)
      await this.#answer(asked, response, { record, requestId: to.requestId })
    } catch (error) {
      record.outcome = response.destroyed ? 'abandoned' : 'refused'
      this.#refuse(response, error, { requestId: to.requestId, bare: record.misbehaviour === 'rate_limited_bare' })
      record.status = response.statusCode
    }
    record.endedAt = Date.now()
  }

  async #understand(request: IncomingMessage, record: WireRecord, { route }: Target): Promise<WireRequest> {
    record.body = await textOf(request)
    record.bytesIn = Buffer.byteLength(record.body)
    this.#admit(request)
    const asked = this.#format.read(bodyOf(record.body), { route, headers: request.headers })
    if (!this.#options.models.includes(asked.model)) throw new WireRefusal('unknown_model', asked.model)
    record.request = { ...asked, number: record.number, idempotencyKey: record.idempotencyKey }
    return record.request
  }

  #admit({ headers }: IncomingMessage): void {
    const key = this.#format.keyOf(headers)
    if (key === null || !this.#options.keys.includes(key)) throw new WireRefusal('unauthorized', key ?? '')
  }

  async #answer(
    request: WireRequest,
    response: ServerResponse,
    { record, requestId }: { readonly record: WireRecord; readonly requestId: string },
  ): Promise<void> {
    const { misbehave, answer, tokensOf, reasoningTokens, pace, drip } = this.#options
    // Limits are held by an estimate: what a request has exactly is known later.
    this.#take(tokensOf(record.body))
    record.misbehaviour = misbehave(request)
    this.#failAtOnce(record.misbehaviour)
    const input = this.#cache.count(request)
    if (record.misbehaviour === 'timeout') {
      record.charged = input
      if (!response.destroyed) await once(response, 'close')
      record.outcome = 'abandoned'
      return
    }
    const reply = makeReply({
      request,
      answer: await answer(request),
      misbehaviour: record.misbehaviour,
      input,
      reasoningTokens,
      tokensOf,
      idPrefix: this.#format.idPrefix,
    })
    response.writeHead(200, { ...this.#headers(requestId), ...contentType(reply) })
    const sent = await sendReply(reply, response, {
      format: this.#format,
      pace: record.misbehaviour === 'slow_drip' ? drip : pace,
      cut: record.misbehaviour === 'cut',
    })
    record.status = 200
    record.bytesOut = sent.bytes
    record.outcome = sent.outcome
    // A stream that ends early has not been thought to its end.
    const cutShort = { ...reply.usage, outputTokens: reply.usage.reasoningTokens + tokensOf(sent.text) }
    record.charged = sent.outcome === 'answered' || !request.stream ? reply.usage : cutShort
    record.usage = sent.outcome === 'answered' && (!request.stream || request.streamsUsage) ? reply.usage : null
  }

  #failAtOnce(misbehaviour: Misbehaviour | null): void {
    if (misbehaviour === 'rate_limited')
      throw new WireRefusal('rate_limited', '', { retryAfterMs: this.#options.retryAfterMs })
    if (misbehaviour === 'rate_limited_bare') throw new WireRefusal('rate_limited')
    if (misbehaviour === 'server_error' || misbehaviour === 'overloaded') throw new WireRefusal(misbehaviour)
  }

  #take(tokens: number): void {
    const now = Date.now()
    const { waitMs } = this.#perMinute.requests.take(1, now)
    const retryAfterMs = waitMs > 0 ? waitMs : this.#perMinute.tokens.take(tokens, now).waitMs
    if (retryAfterMs > 0) throw new WireRefusal('rate_limited', '', { retryAfterMs })
  }

  /** Whoever has to wait is told that nothing is left. */
  #headers(requestId: string, waitMs: number | null = null): Readonly<Record<string, string>> {
    const now = Date.now()
    const state = this.#perMinute.requests.state(now)
    const requests = waitMs === null ? state : { ...state, left: 0, resetMs: waitMs }
    return {
      ...this.#format.headers({ requestId, requests, tokens: this.#perMinute.tokens.state(now) }),
      ...(waitMs !== null && this.#format.retryAfter(waitMs)),
    }
  }

  #refuse(
    response: ServerResponse,
    error: unknown,
    { requestId, bare }: { readonly requestId: string; readonly bare: boolean },
  ): void {
    if (response.headersSent) return void response.destroy()
    const refusal = error instanceof WireRefusal ? error : new WireRefusal('server_error', String(error))
    const headers = bare ? {} : this.#headers(requestId, refusal.retryAfterMs)
    sendJson(response, this.#format.status(refusal.kind), this.#format.errorBody(refusal, requestId), headers)
  }
}

interface Target {
  readonly url: URL
  readonly route: NonNullable<ReturnType<WireFormat['route']>>
  readonly requestId: string
}

function bodyOf(text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject
  } catch {
    throw new WireRefusal('bad_request', 'We could not parse the JSON body of your request.')
  }
}

const contentType = ({ asked }: WireReply) => ({
  'content-type': asked.stream ? 'text/event-stream; charset=utf-8' : 'application/json',
})

function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
