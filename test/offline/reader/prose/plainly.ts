import { splitClauses } from '../../../../src/hub/clauses/split-clauses.ts'
import { newDraft } from '../../../../src/offline/reader/draft/draft.ts'
import { linesOf } from '../../../../src/offline/reader/lines.ts'
import { textOf } from '../../../../src/offline/reader/language/token.ts'

/** The plain statements of the last clause of a text. */
export function plainly(text: string): string[] {
  const clauses = splitClauses(text)
  const last = clauses.at(-1)?.id
  return linesOf(newDraft(), clauses)
    .filter((line) => line.scene.clause.id === last)
    .map((line) => textOf(line.phrase))
}
