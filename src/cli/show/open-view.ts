import type { Terminal } from '../world.ts'
import { JsonView } from './json-view.ts'
import { LiveView } from './live-view.ts'
import { PlainView } from './plain-view.ts'
import type { Shown, View } from './view.ts'

interface Viewing extends Shown {
  readonly json: boolean
}

/** JSON lines for programs, a live picture on a terminal, plain lines elsewhere. */
export function openView(terminal: Terminal, { json, ...shown }: Viewing): View {
  if (json) return new JsonView(terminal, shown)
  return terminal.outIsTty ? new LiveView(terminal, shown) : new PlainView(terminal, shown)
}
