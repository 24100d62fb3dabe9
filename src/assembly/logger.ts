import { pino } from 'pino'
import type { Logger } from '../core/logger.ts'

/** JSON lines on standard error: standard output belongs to commands. */
export const openLogger = (level: string): Logger =>
  pino({ level, base: null }, pino.destination({ dest: 2, sync: true }))
