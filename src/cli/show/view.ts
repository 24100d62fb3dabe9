import type { OutputPart, PersonaInfo, RunEvent } from '../../client/client.ts'
import type { Line } from './line.ts'

/** What a view for people is told at the beginning. */
export interface Shown {
  readonly personas: readonly PersonaInfo[]
  /** Show all that personas write, line by line. */
  readonly text: boolean
}

/** How a command shows what happens. */
export interface View {
  event(event: RunEvent): void
  /** Shows what personas write, while they write it; null: that need not be asked for. */
  readonly text: ((part: OutputPart) => void) | null
  /** Something that the command itself has to say. */
  say(lines: readonly Line[]): void
  /** Makes room for a question on the terminal; `resume` shows on. */
  suspend(): void
  resume(): void
  /** Nothing moves any more. */
  end(): void
}
