import { openApp } from './app.ts'
import { NoKeyYet } from './assembly/check-keys.ts'
import { openLogger } from './assembly/logger.ts'
import type { Fitting } from './assembly/open-node.ts'
import type { Config } from './config.ts'
import { G1Error } from './core/errors.ts'

/** The exit code of a node whose lease was fenced: somebody else carries its runs on. */
const leaseLost = 75
/** The exit code of a server that demands keys before there is one (EX_CONFIG of sysexits.h). */
const noKey = 78

/** Runs a server until it is told to end: SIGTERM and SIGINT drain it, a second one ends it at once. */
export async function serve(config: Config, fitting: Fitting = {}): Promise<void> {
  const logger = openLogger(config)
  const onLost = (): never => process.exit(leaseLost)
  const app = await openApp({ config, logger, onLost, withSample: true, fitting }).catch((error: unknown) => {
    if (!(error instanceof G1Error)) throw error
    console.error(error.message)
    process.exitCode = error instanceof NoKeyYet ? noKey : 1
    return null
  })
  if (app === null) return
  const { url, probesUrl } = app
  console.log(url === null ? `G1 hosts actors and serves no API; probes are on ${probesUrl}` : `G1 listens on ${url}`)
  let ending = false
  const end = (signal: string): void => {
    if (ending) process.exit(130)
    ending = true
    logger.info({ signal }, 'told to end')
    void app.close().then(() => process.exit(0))
  }
  process.on('SIGTERM', () => end('SIGTERM'))
  process.on('SIGINT', () => end('SIGINT'))
}
