import { pino, stdTimeFunctions } from 'pino'
import type { Config } from '../config.ts'
import type { Logger } from '../core/logger.ts'
import { plainLine } from '../telemetry/plain-line.ts'
import { redactor } from '../telemetry/redact.ts'
import { type Secretive, secretsOf } from './secrets.ts'

type LogConfig = Pick<Config, 'logLevel' | 'nodeName'> & Secretive

/**
 * One JSON object a line on standard error (standard output belongs to commands), or plain lines where that is a terminal.
 * No line holds a secret of the configuration.
 */
export function openLogger({ logLevel, nodeName, ...config }: LogConfig): Logger {
  const redact = redactor(secretsOf(config))
  const out = pino.destination({ dest: 2, sync: true })
  const shown = process.stderr.isTTY ? plainLine : (line: string) => line
  return pino(
    {
      level: logLevel,
      base: { node: nodeName },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    { write: (line) => void out.write(shown(redact(line))) },
  )
}
