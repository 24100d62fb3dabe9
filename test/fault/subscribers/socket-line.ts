import { WebSocket } from 'ws'
import { codesIn, type End, type OpenLine } from './line.ts'

interface Message {
  readonly type: string
  readonly payload?: unknown
}

/** A subscription over graphql-transport-ws, spoken by hand so that nothing reads ahead or hides what came. */
export const openSocketLine: OpenLine = ({ url, query, variables, heard, ended }) => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  let over = false
  const end = (how: End): void => {
    if (over) return
    over = true
    ended(how)
    socket.terminate()
  }
  const on = (text: string): void => {
    const { type, payload } = JSON.parse(text) as Message
    if (type === 'connection_ack') {
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables } }))
    } else if (type === 'ping') {
      socket.send('{"type":"pong"}')
    } else if (type === 'next') {
      const codes = codesIn(payload as object)
      if (codes === null) heard(text, null)
      else end({ how: 'refused', codes })
    } else if (type === 'error') {
      end({ how: 'refused', codes: codesIn({ errors: payload as [] }) ?? [] })
    } else if (type === 'complete') {
      end({ how: 'completed' })
    }
  }
  socket.on('open', () => socket.send('{"type":"connection_init"}'))
  socket.on('message', (data) => {
    if (!over) on((data as Buffer).toString())
  })
  socket.on('error', () => undefined)
  socket.on('close', (code) => end({ how: 'closed', code: String(code) }))
  return { pause: () => socket.pause(), resume: () => socket.resume(), cut: () => socket.terminate() }
}
