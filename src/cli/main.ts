import { createClient } from '../client/create-client.ts'
import { exitCode } from './exit-code.ts'
import { openLocal, openLocalDoctor, openLocalKeys, serveLocal } from './local-node.ts'
import { processTerminal } from './process-terminal.ts'
import { runCommand } from './run-command.ts'
import { shellNode } from './shell-node.ts'

const env = process.env
const interruption = new AbortController()

/** The first Ctrl-C ends the command in order, the second at once: a run stands any end. */
function interrupt(): void {
  if (interruption.signal.aborted) process.exit(exitCode.interrupted)
  interruption.abort()
}
process.on('SIGINT', interrupt)
process.on('SIGTERM', interrupt)
// Whoever read the output has seen enough (`g1 watch … | head`).
process.stdout.on('error', () => process.exit(exitCode.done))

const onLost = (): void => {
  process.stderr.write('g1: The node of this command lost its lease; run the command again to go on.\n')
  process.exit(exitCode.failed)
}

const code = await runCommand(
  {
    terminal: processTerminal({ noColour: (env['NO_COLOR'] ?? '') !== '' }),
    cwd: env['INIT_CWD'] ?? process.cwd(),
    shellNode: () => shellNode(env['PATH'] ?? ''),
    interrupted: interruption.signal,
    openLocal: (purpose, settings) => openLocal({ env, onLost, settings }, purpose),
    serve: (port) => serveLocal({ env, onLost }, port),
    openKeys: () => openLocalKeys(env),
    openDoctor: () => openLocalDoctor(env),
    apiKey: (env['G1_API_KEY'] ?? '') === '' ? null : (env['G1_API_KEY'] ?? null),
    connect: (url, { patienceMs, key }) =>
      createClient({ url, backoff: { patienceMs }, ...(key === null ? {} : { key }) }),
  },
  process.argv.slice(2),
)
process.exit(code)
