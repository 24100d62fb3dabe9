import type { OutputPart } from '../../client/client.ts'
import { type Line, line } from './line.ts'
import { oneLine } from './safe-text.ts'

/** Characters of text in one line. */
const width = 100

/** What has come of an answer and is no whole line yet. */
interface Begun {
  readonly rest: string
  /** Where in the answer the next piece should begin. */
  readonly end: number
}

/** Turns pieces of text into lines that say who writes; gaps and new tries can be seen. */
export function textLines(): (part: OutputPart) => readonly Line[] {
  const begun = new Map<string, Begun>()
  return ({ persona, step, answer, restarted, offset, text, ended }) => {
    const said = (what: string): Line =>
      line(`  ${oneLine(persona.title, 40)} (${oneLine(step, 40)}) │ ${what}`, 'faint')
    const { rest, end } = begun.get(answer) ?? { rest: '', end: offset }
    const pieces = (rest + (offset === end ? '' : ' […] ') + text).split(/\r?\n/)
    const whole = pieces.slice(0, -1).flatMap((piece) => cut(piece, true))
    const open = cut(pieces.at(-1) ?? '', ended)
    const left = ended ? '' : (open.pop() ?? '')
    if (ended) begun.delete(answer)
    else begun.set(answer, { rest: left, end: offset + text.length })
    return [...(restarted ? [said('(begins anew)')] : []), ...[...whole, ...open].map((piece) => said(oneLine(piece)))]
  }
}

/** Pieces no wider than a line; where it is not the end of a line, the last one may be empty or still grow. */
function cut(text: string, isWhole: boolean): string[] {
  const letters = Array.from(text)
  const pieces: string[] = []
  for (let from = 0; from < letters.length; from += width) pieces.push(letters.slice(from, from + width).join(''))
  return isWhole ? pieces.filter((piece) => piece.trim() !== '') : pieces
}
