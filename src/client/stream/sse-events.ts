/** One message of an event stream. */
export interface SseMessage {
  readonly event: string
  readonly data: string
}

/** Cuts text that arrives in pieces into the messages of an event stream (WHATWG HTML, section 9.2). */
export function sseReader(): (piece: string) => readonly SseMessage[] {
  let rest = ''
  return (piece) => {
    rest += piece
    // A lone \r at the end may be the first half of \r\n.
    const whole = rest.endsWith('\r') ? rest.slice(0, -1) : rest
    const blocks = whole.split(/\r\n\r\n|\n\n|\r\r/)
    rest = (blocks.pop() ?? '') + rest.slice(whole.length)
    return blocks.map(readBlock).filter((message) => message !== null)
  }
}

/** Null for a comment, as servers send them to keep a connection open. */
function readBlock(block: string): SseMessage | null {
  let event: string | null = null
  const data: string[] = []
  for (const line of block.split(/\r\n|\n|\r/)) {
    const [, field, value] = /^([a-z]+):? ?(.*)$/s.exec(line) ?? []
    if (field === 'event') event = value ?? ''
    if (field === 'data') data.push(value ?? '')
  }
  return event === null && data.length === 0 ? null : { event: event ?? 'message', data: data.join('\n') }
}
