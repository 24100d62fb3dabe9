/** What a generated application answered. */
export interface Answer {
  /** The role that the one who asks acts in, as the check names it; null for no role in particular. */
  readonly by: string | null
  readonly asked: string
  readonly status: number
  readonly text: string
  readonly contentType: string
  readonly body: unknown
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** One request, in the shape that `docs/app-contract.md` describes. */
export const send = async (request: {
  readonly base: string
  readonly method: string
  readonly path: string
  readonly token: string | null
  readonly by?: string | null
  readonly body?: unknown
}): Promise<Answer> => {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (request.token !== null) headers['authorization'] = `Bearer ${request.token}`
  if (request.body !== undefined) headers['content-type'] = 'application/json'
  const response = await fetch(request.base + request.path, {
    method: request.method,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  })
  const text = await response.text()
  const sent = request.body === undefined ? '' : ` ${JSON.stringify(request.body)}`
  return {
    by: request.by ?? null,
    asked: `${request.method} ${request.path}${sent}`,
    status: response.status,
    text,
    contentType: response.headers.get('content-type') ?? '',
    body: parse(text),
  }
}

const shown = (answer: Answer): string => `${answer.asked} → ${answer.status} ${answer.text.slice(0, 300)}`

/** Thrown when somebody may not do what a check lets them do in passing or on purpose. */
export class NotAllowed extends Error {
  readonly role: string

  constructor(role: string, answer: Answer) {
    super(`Expected that "${role}" may do this: ${shown(answer)}`)
    this.role = role
  }
}

const allowed = (answer: Answer): Answer => {
  if (answer.by !== null && (answer.status === 401 || answer.status === 403)) throw new NotAllowed(answer.by, answer)
  return answer
}

/** The request was carried out. */
export const accepted = (answer: Answer): Answer => {
  allowed(answer)
  if (answer.status < 200 || answer.status > 299) throw new Error(`Expected to be accepted: ${shown(answer)}`)
  return answer
}

/** The request was refused because of what it says (422, or 409 for the state of things). */
export const refused = (answer: Answer): Answer => {
  allowed(answer)
  if (answer.status !== 422 && answer.status !== 409) throw new Error(`Expected a 422 or 409: ${shown(answer)}`)
  return answer
}

/** The request was refused because of who asks: 401, 403, or 404 for what one may not even see. */
export const denied = (answer: Answer): Answer => {
  if (![401, 403, 404].includes(answer.status)) throw new Error(`Expected a 401, 403 or 404: ${shown(answer)}`)
  return answer
}

/** The request was refused, whoever asks and for whatever reason, but not because it was not understood as a request. */
export const impossible = (answer: Answer): Answer => {
  if (![401, 403, 404, 405, 409, 422].includes(answer.status)) throw new Error(`Expected a refusal: ${shown(answer)}`)
  return answer
}
