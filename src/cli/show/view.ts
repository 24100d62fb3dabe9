import type { PersonaInfo, RunEvent } from '../../client/client.ts'
import type { Terminal } from '../world.ts'
import { JsonView } from './json-view.ts'
import type { Line } from './line.ts'
import { LiveView } from './live-view.ts'
import { PlainView } from './plain-view.ts'

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

interface Viewing {
  readonly json: boolean
  readonly personas: readonly PersonaInfo[]
}

/** JSON lines for programs, a live picture on a terminal, plain lines elsewhere. */
export function openView(terminal: Terminal, { json, personas }: Viewing): View {
  if (json) return new JsonView(terminal)
  return terminal.outIsTty ? new LiveView(terminal, personas) : new PlainView(terminal, personas)
}
