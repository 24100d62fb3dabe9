import { singularOf } from '../language/inflect.ts'
import type { Statement } from '../language/statements.ts'
import { textOf, type Phrase } from '../language/token.ts'
import { namedItems } from './items.ts'
import { placed } from './places.ts'
import { plainSaid } from './plain-said.ts'

type Cut = (phrase: Phrase) => readonly Statement[]
type Known = { readonly cut: Cut; readonly kept: ReadonlySet<string> }

/** Statements within statements. */
const deepest = 4

/** The plain statements of a clause: said plainly, cut, and each said plainly again. `kept`: nouns of things. */
export function plainStatements(phrase: Phrase, known: Known, depth = 0): Statement[] {
  return within(phrase, said(phrase, known)).flatMap((one) =>
    under(one, known.cut(one.phrase)).flatMap((part) => {
      const again = said(part.phrase, known)
      const same = again.length === 1 && textOf(again[0]?.phrase ?? []) === textOf(part.phrase)
      if (same || depth >= deepest) return [part]
      return under(
        part,
        again.flatMap((inner) => under(inner, plainStatements(inner.phrase, known, depth + 1))),
      )
    }),
  )
}

const within = (phrase: Phrase, statements: readonly Statement[]): readonly Statement[] =>
  statements.length === 0 ? [{ phrase, frame: [] }] : statements

const said = (phrase: Phrase, { kept }: Known): Statement[] =>
  plainSaid(namedItems(phrase)).flatMap((one) => under(one, placed(one.phrase, kept) ?? [{ ...one, frame: [] }]))

/** The frame around a statement is that of the first of its parts. */
const under = (one: Statement, parts: readonly Statement[]): Statement[] =>
  parts.map((part, index) => (index === 0 ? { ...part, frame: [...one.frame, ...part.frame] } : part))

/** The nouns of which the text says what they have. */
export function keptNouns(phrases: readonly Phrase[]): ReadonlySet<string> {
  const nouns = phrases.map((phrase) => has.exec(textOf(phrase))?.groups?.['noun'] ?? '')
  return new Set(nouns.filter((noun) => noun !== '').map(singularOf))
}

const has =
  /^(?:and |but )?(?:for |(?:there (?:is|are)|we have) (?:(?:a|the) list of )?)?(?:(?:an?|the|each|every|all|our) )?(?<noun>[a-z-]+(?: [a-z-]+)?) (?:has|have|consists|:|, we (?:note|record|store|keep)|we (?:note|record|store|keep)|, each|with) /
