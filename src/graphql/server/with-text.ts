/** What of an operation may stand for its text. */
const namesDocument = /"(?:documentId|extensions)"/

/**
 * A message of the WebSocket protocol, whose library takes no operation without a text: one that names its document by id or
 * hash instead gets an empty one. Whatever else it is, it stays as it came.
 */
export function withText(message: string): string {
  if (!namesDocument.test(message)) return message
  const said = objectIn(message)
  if (said?.['type'] !== 'subscribe') return message
  const payload = asObject(said['payload'])
  if (payload === null || (payload['query'] ?? null) !== null) return message
  return JSON.stringify({ ...said, payload: { ...payload, query: '' } })
}

type Fields = Readonly<Record<string, unknown>>

function objectIn(message: string): Fields | null {
  try {
    return asObject(JSON.parse(message))
  } catch {
    return null
  }
}

const asObject = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
