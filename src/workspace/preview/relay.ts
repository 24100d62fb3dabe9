// Runs inside the sandbox of a preview: starts the application, then carries connections from the node's door to its port. What it
// has to say are lines of JSON on standard output; what the application prints goes to a short log instead.
import { readFileSync } from 'node:fs'
import { type Socket, connect } from 'node:net'
import { resolve } from 'node:path'
// The environment that the sandbox made for this job; nothing of the host is in it.
import { env, execPath, exit, stdout } from 'node:process'
import { freePort, openHome, start, unhealthy } from '../test-run/runner/parts.ts'

/** What the node wants of a relay. */
export type RelayOrder = {
  /** What follows `node` in the application's script. */
  readonly command: readonly string[]
  /** How long the application may take to answer `GET /health`, in milliseconds. */
  readonly healthMs: number
  readonly confinement: readonly string[]
  /** Connections that are kept ready. */
  readonly spares: number
}

/** What a relay says: that the application answers, or why it does not, or no longer does. */
export type RelayLine = { readonly ready: true } | { readonly failed: string }

/** Characters of what the application said last that a reason repeats. */
const mostLog = 1_500

const order = JSON.parse(readFileSync(0, 'utf8')) as RelayOrder
const say = (line: RelayLine) => stdout.write(`${JSON.stringify(line)}\n`)

const home = openHome('app', resolve('app'))
const port = await freePort()
const app = start(order.confinement, {
  command: [execPath, ...order.command],
  cwd: `${home}/app`,
  home,
  env: { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: `${home}/data` },
})

/** Opens a connection to the node; with its first byte it is taken, leads to the application, and another one is opened. */
function offer(): void {
  const outside = connect({ path: env['G1_DOOR'] ?? '', allowHalfOpen: true })
  // Without the node there is nothing to do here.
  const leave = () => exit(0)
  outside.once('close', leave)
  outside.once('readable', () => {
    outside.off('close', leave)
    offer()
    join(outside, connect({ port, host: '127.0.0.1', allowHalfOpen: true }))
  })
  outside.on('error', () => outside.destroy())
}

function join(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => from.destroy())
    from.once('close', () => to.destroySoon())
    from.pipe(to)
  }
}

const reason = await unhealthy(app, port, order.healthMs)
if (reason === undefined) {
  say({ ready: true })
  for (let count = 0; count < order.spares; count += 1) offer()
  await app.ended
}
say({ failed: `${reason ?? `the application ended (${app.exit})`}\n${app.log().slice(-mostLog)}`.trim() })
exit(0)
