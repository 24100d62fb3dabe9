import { WebSocket } from 'ws'
import { type Attempt, type Outcome, patienceMs, type Target } from './attempt.ts'
import type { Dice } from './dice.ts'
import { oddText, spoil } from './odd-text.ts'
import { anyOperation, Generated } from './operations.ts'
import { spoiltDocument } from './spoilt-document.ts'
import { anyJson } from './values.ts'

/** Codes with which a server of this protocol may close: those of RFC 6455 but for its own fault (1011), and 4400 to 4429. */
const mayClose = (code: number): boolean =>
  (code >= 1_000 && code <= 1_013 && code !== 1_011) || (code >= 4_400 && code < 4_500)

const kinds: ReadonlySet<unknown> = new Set(['connection_ack', 'ping', 'pong', 'next', 'error', 'complete'])

/** A WebSocket and what is said over it: a few messages, most of them not quite of the protocol. */
export const messages: Attempt = (target, dice) => {
  const sent = [
    ...(dice.chance(0.9) ? ['{"type":"connection_init"}'] : []),
    ...Array.from({ length: 4 + dice.below(24) }, () => message(target, dice)),
  ]
  const protocol = dice.chance(0.97) ? 'graphql-transport-ws' : dice.pick(['graphql-ws', 'nobody'])
  return converse(target, sent, protocol)
}

function message(target: Target, dice: Dice): string {
  const made = JSON.stringify({
    id: dice.chance(0.9) ? dice.pick(['1', '2', '3']) : anyJson({ dice, ...target }, 1),
    type: dice.chance(0.75)
      ? 'subscribe'
      : dice.pick(['complete', 'ping', 'pong', 'connection_init', 'next', 'error', 'start', oddText(dice)]),
    payload: dice.chance(0.9) ? payload(target, dice) : anyJson({ dice, ...target }, 3),
  })
  return dice.chance(0.15) ? spoil(made, dice) : made
}

function payload(target: Target, dice: Dice): object {
  const generating = { ...target, dice }
  if (dice.chance(0.4)) return Generated.subscription(generating)
  if (dice.chance(0.5)) return anyOperation(generating)
  return {
    query: spoiltDocument(dice),
    variables: anyJson({ dice, ...target }, 2),
    operationName: dice.chance(0.2) ? oddText(dice) : null,
  }
}

/** Says everything, then waits until a last ping is answered or the server hangs up. */
function converse({ url, verdict }: Target, sent: readonly string[], protocol: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocol)
    const [statuses, codes, faults]: [string[], string[], string[]] = [[], [], []]
    const late = setTimeout(() => {
      faults.push('neither an answer to a ping nor a close')
      socket.terminate()
    }, patienceMs)
    let asked = false
    socket.on('open', () => {
      for (const text of sent) socket.send(text)
      socket.send('{"type":"ping","payload":{"last":true}}')
    })
    socket.on('message', (data) => {
      const text = (data as Buffer).toString()
      faults.push(...verdict.text(text))
      const { type, payload: said } = JSON.parse(text) as { readonly type: unknown; readonly payload?: unknown }
      if (!kinds.has(type)) faults.push(`a message of type ${String(type)}`)
      const errors = type === 'error' ? said : (said as { readonly errors?: unknown } | undefined)?.errors
      codes.push(...verdict.codes({ errors }))
      faults.push(...verdict.errors(errors))
      asked ||= type === 'pong' && text.includes('last')
      if (asked) socket.close(1_000)
    })
    socket.on('unexpected-response', (_, { statusCode }) => {
      statuses.push(String(statusCode))
      socket.terminate()
    })
    socket.on('error', () => undefined)
    socket.on('close', (code) => {
      clearTimeout(late)
      if (!mayClose(code)) faults.push(`closed with ${code}`)
      resolve({
        count: sent.length,
        statuses: [...statuses, `close ${code}`],
        codes,
        faults,
        sent: JSON.stringify(sent).slice(0, 4_000),
      })
    })
  })
}
