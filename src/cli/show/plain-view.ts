import type { RunEvent } from '../../client/client.ts'
import type { Terminal } from '../world.ts'
import { describeEvent } from './describe-event.ts'
import { asKnown } from './known-event.ts'
import { type Line, paint } from './line.ts'
import { textLines } from './text-lines.ts'
import { evolvePicture } from './evolve-picture.ts'
import { emptyPicture, type Picture } from './picture.ts'
import type { Shown, View } from './view.ts'

/** Line after line: for files, pipes and logs. */
export class PlainView implements View {
  readonly #terminal: Terminal
  readonly text: View['text']
  #picture: Picture

  constructor(terminal: Terminal, { personas, text }: Shown) {
    this.#terminal = terminal
    this.#picture = emptyPicture(personas)
    const written = textLines()
    this.text = text ? (part) => this.say(written(part)) : null
  }

  event(event: RunEvent): void {
    const known = asKnown(event)
    this.say(describeEvent(this.#picture, known))
    this.#picture = evolvePicture(this.#picture, known)
  }

  say(lines: readonly Line[]): void {
    for (const one of lines) this.#terminal.out(`${paint(one, this.#terminal.colour)}\n`)
  }

  suspend(): void {}
  resume(): void {}
  end(): void {}
}
