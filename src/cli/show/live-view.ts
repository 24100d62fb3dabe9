import type { OutputPart, RunEvent } from '../../client/client.ts'
import type { Terminal } from '../world.ts'
import { describeEvent } from './describe-event.ts'
import { asKnown } from './known-event.ts'
import { type Line, paint } from './line.ts'
import { evolvePicture } from './evolve-picture.ts'
import { emptyPicture, type Picture } from './picture.ts'
import { footLines } from './foot-lines.ts'
import { textLines } from './text-lines.ts'
import { evolveTails, type TextTails } from './text-tails.ts'
import type { Shown, View } from './view.ts'

const frameMs = 120

/**
 * On a terminal: the lines scroll by, and below them stands the present state, drawn anew as it changes.
 *
 * States: moving (a timer redraws the foot) ⇄ suspended (no foot, no timer) → ended. Invariant: `#drawn` is the number of
 * lines of the foot that stand on the terminal, with the cursor on the line below them.
 */
export class LiveView implements View {
  readonly #terminal: Terminal
  readonly #written: ((part: OutputPart) => readonly Line[]) | null
  #picture: Picture
  #tails: TextTails = new Map()
  #drawn = 0
  #frame = 0
  #timer: ReturnType<typeof setInterval> | null = null

  constructor(terminal: Terminal, { personas, text }: Shown) {
    this.#terminal = terminal
    this.#written = text ? textLines() : null
    this.#picture = emptyPicture(personas)
    this.resume()
  }

  event(event: RunEvent): void {
    const known = asKnown(event)
    const lines = describeEvent(this.#picture, known)
    this.#picture = evolvePicture(this.#picture, known)
    this.say(lines)
  }

  readonly text = (part: OutputPart): void => {
    this.#tails = evolveTails(this.#tails, part)
    // While a person is asked something, nothing moves.
    if (this.#timer !== null && this.#written !== null) this.say(this.#written(part))
  }

  say(lines: readonly Line[]): void {
    if (lines.length === 0) return
    const text = lines.map((one) => `${paint(one, this.#terminal.colour)}\n`).join('')
    this.#terminal.out(this.#erase() + text)
    if (this.#timer !== null) this.#draw()
  }

  suspend(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
    this.#terminal.out(this.#erase())
  }

  resume(): void {
    this.#timer ??= setInterval(() => {
      this.#frame += 1
      this.#draw()
    }, frameMs)
  }

  end(): void {
    this.suspend()
  }

  #draw(): void {
    const columns = Math.max(20, this.#terminal.columns())
    const lines = footLines(this.#picture, { columns, frame: this.#frame, tails: this.#tails })
    const text = lines.map((one) => `${paint(one, this.#terminal.colour)}\n`).join('')
    this.#terminal.out(this.#erase() + text)
    this.#drawn = lines.length
  }

  /** Up to the first line of the foot, and everything from there on gone. */
  #erase(): string {
    const up = this.#drawn === 0 ? '' : `\u001b[${this.#drawn}A\u001b[J`
    this.#drawn = 0
    return up
  }
}
