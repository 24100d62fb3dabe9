import type { Terminal } from '../../../src/cli/world.ts'

/** A terminal that keeps what was written, and whose person answers from a list. */
export class FakeTerminal implements Terminal {
  stdout = ''
  stderr = ''
  readonly questions: string[] = []
  readonly outIsTty: boolean
  readonly canAsk: boolean
  readonly colour: boolean
  readonly #stdin: Uint8Array
  readonly #answers: string[]

  constructor(
    given: {
      readonly tty?: boolean
      readonly colour?: boolean
      readonly stdin?: Uint8Array
      readonly answers?: string[]
    } = {},
  ) {
    this.outIsTty = given.tty ?? false
    this.canAsk = given.tty ?? false
    this.colour = given.colour ?? false
    this.#stdin = given.stdin ?? new Uint8Array()
    this.#answers = given.answers ?? []
  }

  out(text: string): void {
    this.stdout += text
  }

  err(text: string): void {
    this.stderr += text
  }

  columns(): number {
    return 60
  }

  readStdin(): Promise<Uint8Array> {
    return Promise.resolve(this.#stdin)
  }

  ask(question: string): Promise<string> {
    this.questions.push(question)
    return Promise.resolve(this.#answers.shift() ?? '')
  }
}
