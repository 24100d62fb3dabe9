import type { RunEvent } from '../../client/client.ts'
import type { Terminal } from '../world.ts'
import type { Line } from './line.ts'
import type { View } from './view.ts'

/** One event a line on standard output and nothing else there; what the command has to say goes to standard error. */
export class JsonView implements View {
  readonly #terminal: Terminal

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  event(event: RunEvent): void {
    this.#terminal.out(`${JSON.stringify(event)}\n`)
  }

  say(lines: readonly Line[]): void {
    for (const { text } of lines) this.#terminal.err(`${text}\n`)
  }

  suspend(): void {}
  resume(): void {}
  end(): void {}
}
