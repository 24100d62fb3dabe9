/** How a line is meant. `head`: begins something new. */
export type Tone = 'plain' | 'head' | 'good' | 'bad' | 'faint'

/** One line of what is shown, without control characters. */
export interface Line {
  readonly tone: Tone
  readonly text: string
}

export const line = (text: string, tone: Tone = 'plain'): Line => ({ tone, text })

const codes: Readonly<Record<Tone, string>> = { plain: '', head: '1', good: '32', bad: '31', faint: '2' }

/** The line in colour where that is wanted. */
export const paint = ({ tone, text }: Line, colour: boolean): string =>
  colour && codes[tone] !== '' ? `\u001b[${codes[tone]}m${text}\u001b[0m` : text
