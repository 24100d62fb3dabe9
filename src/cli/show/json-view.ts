import type { RunEvent } from '../../client/client.ts'
import type { Terminal } from '../world.ts'
import type { Line } from './line.ts'
import { harmlessJson } from './safe-text.ts'
import type { Shown, View } from './view.ts'

/**
 * One event a line on standard output and nothing else there, unless text was asked for; what the command has to say goes
 * to standard error.
 */
export class JsonView implements View {
  readonly #terminal: Terminal
  readonly text: View['text']

  constructor(terminal: Terminal, { text }: Pick<Shown, 'text'>) {
    this.#terminal = terminal
    this.text = text ? (part) => terminal.out(`${harmlessJson({ personaOutput: part })}\n`) : null
  }

  event(event: RunEvent): void {
    this.#terminal.out(`${harmlessJson(event)}\n`)
  }

  say(lines: readonly Line[]): void {
    for (const { text } of lines) this.#terminal.err(`${text}\n`)
  }

  suspend(): void {}
  resume(): void {}
  end(): void {}
}
