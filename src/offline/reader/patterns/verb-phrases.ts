import { basesOf } from '../language/conjugate.ts'
import { partsOf } from '../language/noun-phrase.ts'
import type { Phrase, Token } from '../language/token.ts'
import { isVerb } from '../language/verbs.ts'

/** One or more verbs with what they act on: `create, edit and delete` · `their own notes`. */
export type VerbPhrase = { readonly verbs: Phrase; readonly object: Phrase; readonly joints: Phrase }

const joint = /^(?:,|and|or|and\/or|plus|as-well-as|\/)$/

/** Cuts what follows `can` into verb phrases; null where it does not begin with a known verb. */
export function verbPhrasesOf(phrase: Phrase): VerbPhrase[] | null {
  const found: { verbs: Token[]; object: Token[]; joints: Token[] }[] = []
  const first = phrase[0]
  if (first === undefined || !isVerb(first.lower)) return null
  const thirdPerson = !isBase(first.lower)
  let at = 0
  let depth = 0
  while (at < phrase.length) {
    const token = phrase[at]
    if (token === undefined) break
    if (token.lower === '(') depth++
    if (token.lower === ')') depth--
    const last = found.at(-1)
    const step = joint.test(token.lower) && depth === 0 ? jointWidth(phrase, at) : 0
    const next = phrase[at + step]
    const opens =
      next !== undefined &&
      depth === 0 &&
      (last === undefined || step > 0) &&
      (at === 0 ||
        startsVerb(
          phrase,
          at + step,
          thirdPerson && last?.object.length === 0 ? 'verb' : thirdPerson ? 'maybe' : 'base',
        ))
    if (opens && next !== undefined) {
      const joints = phrase.slice(at, at + step)
      if (last !== undefined && last.object.length === 0) {
        last.verbs.push(next)
        last.joints.push(...joints)
      } else found.push({ verbs: [next], object: [], joints: [...joints] })
      at += step + 1
    } else {
      last?.object.push(token)
      at += 1
    }
  }
  return found
}

const jointWidth = (phrase: Phrase, at: number): number => (joint.test(phrase[at + 1]?.lower ?? '') ? 2 : 1)

const isBase = (word: string): boolean => isVerb(word) && basesOf(word)[0] === word && !/(?:[^s]s|ed|ing)$/.test(word)

function startsVerb(phrase: Phrase, at: number, form: 'base' | 'maybe' | 'verb'): boolean {
  const word = phrase[at]?.lower ?? ''
  if (!isVerb(word)) return false
  if (!isBase(word))
    return (
      form !== 'base' &&
      word.endsWith('s') &&
      (form === 'verb' || !/^(?:,|and|or|\.)?$/.test(phrase[at + 1]?.lower ?? ''))
    )
  const next = phrase[at + 1]?.lower ?? ''
  if (at > 0 && /^(?:a|an|the|its|their|by|of|with|each)$/.test(phrase[at - 1]?.lower ?? '')) return false
  return (
    !/^(?:date|number|name|by|of|in|per|time|type|status|line|item|list)$/.test(next) ||
    /^(?:search|sort|filter|find|log-in|sign-up)$/.test(word)
  )
}

/** The things in an object: `books, authors and loans` → three phrases, with the modifiers behind the last apart. */
export function objectsOf(object: Phrase): {
  readonly things: Phrase[]
  readonly between: Phrase
  readonly rest: Phrase
} {
  const end = object.findIndex((token, index) => index > 0 && modifier.test(token.lower))
  const head = end < 0 ? object : object.slice(0, end)
  const { parts, between } = partsOf(head, /^(?:,|and|or)$/)
  const trailing = /^(?:,|and|or)$/.test(head.at(-1)?.lower ?? '')
  return { things: parts, between: trailing ? between.slice(0, -1) : between, rest: end < 0 ? [] : object.slice(end) }
}

const modifier =
  /^(?:with|by|for|in|on|to|from|that|which|who|whose|including|per|as|\(|if|when|unless|until|once|while|before|after|within|except|via|through|using|at|during|assigned|belonging|where|so|such-as|between|without|only|based|into|sorted|ordered|cannot|:|because|about|over|more-than|at-most|at-least|they|but)$/
