import type { RunEvent } from '../../client/client.ts'
import type { Line } from './line.ts'

/** How a command shows what happens. */
export interface View {
  event(event: RunEvent): void
  /** Something that the command itself has to say. */
  say(lines: readonly Line[]): void
  /** Makes room for a question on the terminal; `resume` shows on. */
  suspend(): void
  resume(): void
  /** Nothing moves any more. */
  end(): void
}
