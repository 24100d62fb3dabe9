import { mustBeCovered, type Clause } from '../../core/clause.ts'
import type { Unserved } from '../../core/app-spec/demand.ts'
import { outsideReason } from './outside.ts'
import { tokensOf, type Token } from './language/token.ts'

/** Words that ask for nothing by themselves. Negations, `only`, numbers and conditions are never among them. */
const filler = new Set(
  `a an the this that these those it its they them their he she his her we our us you your i my me is are be been being was were am do does did
  have has had can could may might must shall should will would need needs to of for in on at by with from into and or as also so then than which who whom whose where
  there here able allowed please simply easily just like such app application website web site system software platform tool program page user users people person
  let lets allow allows enable enables want wants provide provides support supports feature features functionality following some any all each every own new existing various different
  etc e.g i.e via using through about one's thing things information data details detail both either well too always basically respectively up out
  record records entry entries item items list lists even function option options ability possible way ways basic simple small online obviously`.split(
    /\s+/,
  ),
)

/**
 * What nobody accounts for: the content words of a function or rule clause that no pattern claimed, as unserved parts.
 * Neighbouring words become one part. A clause that asked for nothing that is served yields itself.
 */
export function residueOf(input: {
  readonly clause: Clause
  readonly claimed: ReadonlySet<number>
  readonly hasDemand: boolean
  readonly refused: boolean
}): Unserved[] {
  const { clause, claimed, hasDemand, refused } = input
  if (!mustBeCovered(clause)) return []
  const tokens = tokensOf(clause.text)
  const marker = /^[ \t]*(?:[-*+•‣◦–—]|\(?(?:[0-9]{1,3}|[a-z])[.)])[ \t]+/i.exec(clause.text)?.[0].length ?? 0
  const left = tokens.map((token, index) =>
    claimed.has(index) || token.end <= marker || !isContent(token) ? null : token,
  )
  const parts: Unserved[] = []
  let run: Token[] = []
  const flush = (): void => {
    const [first, last] = [run[0], run.at(-1)]
    if (first !== undefined && last !== undefined) {
      const part = clause.text.slice(first.start, last.end)
      parts.push({
        clause: clause.id,
        part,
        why:
          outsideReason(part) ??
          outsideReason(clause.text.length < 120 && /\bmanage\b/.test(part) ? clause.text : '') ??
          `nothing in the application answers to "${part}"`,
      })
    }
    run = []
  }
  for (const [index, token] of left.entries()) {
    if (token !== null) run.push(token)
    else if (claimed.has(index)) flush()
  }
  flush()
  if (parts.length === 0 && !hasDemand && !refused) {
    parts.push({
      clause: clause.id,
      part: clause.text,
      why: outsideReason(clause.text) ?? 'this was not understood as something that the application does',
    })
  }
  return parts
}

const isContent = (token: Token): boolean =>
  /[\p{L}\p{N}%]/u.test(token.lower) && !filler.has(token.lower) && !/^'s?$/.test(token.lower)
