import type { OutputPart } from '../../src/client/client.ts'

/** An answer of which every piece came, put together. */
export interface WholeAnswer {
  readonly step: string
  readonly attempt: number
  readonly round: number
  readonly text: string
}

/** The answers of which nothing was lost on the way, from the first piece to the last. */
export const wholeAnswers = (parts: readonly OutputPart[]): readonly WholeAnswer[] =>
  [...Map.groupBy(parts, ({ answer }) => answer).values()].flatMap((pieces) => {
    const text = pieces.map((piece) => piece.text).join('')
    const last = pieces.at(-1)
    const gapless = pieces.every(
      ({ offset }, index) => offset === pieces.slice(0, index).reduce((end, piece) => end + piece.text.length, 0),
    )
    if (last === undefined || !last.ended || !gapless) return []
    return [{ step: last.step, attempt: last.attempt, round: last.round, text }]
  })
