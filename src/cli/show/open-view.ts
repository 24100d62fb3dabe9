import type { PersonaInfo } from '../../client/client.ts'
import type { Terminal } from '../world.ts'
import { JsonView } from './json-view.ts'
import { LiveView } from './live-view.ts'
import { PlainView } from './plain-view.ts'
import type { View } from './view.ts'

interface Viewing {
  readonly json: boolean
  readonly personas: readonly PersonaInfo[]
}

/** JSON lines for programs, a live picture on a terminal, plain lines elsewhere. */
export function openView(terminal: Terminal, { json, personas }: Viewing): View {
  if (json) return new JsonView(terminal)
  return terminal.outIsTty ? new LiveView(terminal, personas) : new PlainView(terminal, personas)
}
