import type { Statement } from '../language/statements.ts'
import { textOf, type Phrase } from '../language/token.ts'
import { amounts } from './amounts.ts'
import { circumstances } from './circumstances.ts'
import { listings } from './listings.ts'
import { relatives } from './relatives.ts'
import { plainOf } from './saying.ts'
import { wishes } from './wishes.ts'

const families = [wishes, circumstances, relatives, listings, amounts]
/** Sayings within sayings; and longer runs of words are no one sentence. */
const deepest = 8
const longest = 80

/** The plain statements that a phrase stands for: itself where it is one already. */
export function plainSaid(phrase: Phrase, depth = 0): Statement[] {
  const said = settled(phrase)
  if (said.length < 2 || said.length > longest || depth >= deepest) return [{ phrase: said, frame: [] }]
  for (const family of families) {
    const plain = plainOf(family, said)
    if (plain === null || plain.some((one) => textOf(one.phrase) === textOf(said))) continue
    return plain.flatMap((one) =>
      plainSaid(one.phrase, depth + 1).map((inner, index) =>
        index === 0 ? { ...inner, frame: [...one.frame, ...inner.frame] } : inner,
      ),
    )
  }
  return [{ phrase: said, frame: [] }]
}

/** Without commas that stand at an edge or beside each other. */
const settled = (phrase: Phrase): Phrase =>
  phrase.filter((token, index) => {
    if (token.lower !== ',') return true
    const next = phrase[index + 1]?.lower
    return index > 0 && next !== undefined && !/^[,.;:)]$/.test(next)
  })
