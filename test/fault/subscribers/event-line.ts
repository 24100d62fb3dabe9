import { type IncomingMessage, request } from 'node:http'
import { codesIn, type End, type OpenLine } from './line.ts'

/** A subscription over server-sent events, read block by block. */
export const openEventLine: OpenLine = ({ url, query, variables, lastEventId, heard, ended }) => {
  let response: IncomingMessage | null = null
  let over = false
  const end = (how: End): void => {
    if (over) return
    over = true
    ended(how)
    asked.destroy()
  }
  const on = (block: string): void => {
    const lines = block.split('\n')
    const valueOf = (name: string): string | null =>
      lines
        .find((line) => line.startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trimStart() ?? null
    const [event, data] = [valueOf('event'), valueOf('data')]
    if (event === 'complete') return end({ how: 'completed' })
    if (data === null || data === '') return
    const codes = codesIn(JSON.parse(data) as object)
    if (codes === null) heard(data, valueOf('id'))
    else end({ how: 'refused', codes })
  }
  const asked = request(`${url}/graphql`, {
    method: 'POST',
    agent: false,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }),
    },
  })
  asked.on('error', (error: NodeJS.ErrnoException) => end({ how: 'closed', code: error.code ?? error.message }))
  asked.on('response', (answer) => {
    response = answer
    answer.setEncoding('utf8')
    const streams = answer.headers['content-type']?.startsWith('text/event-stream') === true
    let text = ''
    answer.on('data', (chunk: string) => {
      const blocks = (text + chunk).split('\n\n')
      text = blocks.pop() ?? ''
      if (streams) for (const block of blocks) if (!over) on(block)
    })
    answer.on('error', () => undefined)
    answer.on('end', () => {
      if (!streams)
        end({ how: 'refused', codes: codesIn(JSON.parse(text) as object) ?? [`status ${answer.statusCode}`] })
    })
    answer.on('close', () => end({ how: 'closed', code: answer.complete ? 'ended' : 'aborted' }))
  })
  asked.end(JSON.stringify({ query, variables }))
  return { pause: () => response?.pause(), resume: () => response?.resume(), cut: () => asked.destroy() }
}
