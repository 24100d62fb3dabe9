import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { type Outcome, patienceMs, type Target } from './attempt.ts'
import type { Answer } from './verdict.ts'

export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer | null
  /** It may ask the server to wait for something that never comes. */
  readonly waits?: boolean
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const mostShown = 4_000

/** A server that refuses a long body may hang up before it has come. */
const longBody = 64_000

/** Sends one request and judges the answer. */
export async function sendHttp({ url, verdict }: Target, sent: HttpRequest): Promise<Outcome> {
  const shown = JSON.stringify({ ...sent, body: sent.body?.toString() }).slice(0, mostShown)
  const of = (statuses: readonly string[], more: Partial<Outcome>): Outcome => {
    return { count: 1, statuses, codes: [], faults: [], sent: shown, ...more }
  }
  try {
    // A kept connection may have been closed while the request was on its way; a new one has no such excuse.
    const answer = await exchange(url, sent, agent).catch((error: unknown) => {
      if (!isCutOff(error)) throw error
      return exchange(url, sent, false)
    })
    return of([String(answer.status)], {
      codes: verdict.codes(/\bjson\b/.test(answer.type) ? quietly(answer.body) : undefined),
      // An answer to HEAD has no body that could tell.
      faults: sent.method === 'HEAD' ? [] : verdict.answer(answer),
    })
  } catch (error) {
    const { code = 'none', message } = error as NodeJS.ErrnoException
    const isOurs = code.startsWith('ERR_') || (isCutOff(error) && (sent.body?.length ?? 0) > longBody)
    return of([code], isOurs ? {} : { faults: [`no answer: ${code} ${message}`] })
  }
}

const isCutOff = (error: unknown): boolean =>
  ['ECONNRESET', 'EPIPE'].includes((error as NodeJS.ErrnoException).code ?? '')

/** How long somebody listens to a stream, and to a server that was asked to wait, in milliseconds. */
const listening = 60
const waiting = 1_000

function exchange(
  url: string,
  { method, path, headers, body, waits }: HttpRequest,
  over: Agent | false,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked: ClientRequest = request(`${url}/`, { path, method, headers, agent: over, timeout: patienceMs })
    const late = setTimeout(() => {
      if (waits !== true) return
      resolve({ status: 0, type: 'none', body: '' })
      asked.destroy()
    }, waiting)
    asked.on('error', reject)
    asked.on('close', () => clearTimeout(late))
    asked.on('timeout', () => asked.destroy(new Error('the server hangs')))
    asked.on('response', (answer) => {
      clearTimeout(late)
      read(answer).then(resolve, reject)
    })
    asked.end(body ?? undefined)
  })
}

async function read(answer: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = []
  const { 'content-type': type = '' } = answer.headers
  const listens = type.startsWith('text/event-stream') ? setTimeout(() => answer.destroy(), listening) : undefined
  try {
    for await (const chunk of answer) chunks.push(chunk as Buffer)
  } catch (error) {
    if (listens === undefined) throw error
  }
  clearTimeout(listens)
  return { status: answer.statusCode ?? 0, type, body: Buffer.concat(chunks).toString() }
}

function quietly(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
