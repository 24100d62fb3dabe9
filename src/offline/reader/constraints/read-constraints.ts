import { claim, type Scene } from '../draft/scene.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import { compare } from './compare.ts'
import type { Constraint, Target } from './constraint.ts'
import { dated } from './dated.ts'
import { defaultValue } from './default.ts'
import { format } from './format.ts'
import { length } from './length.ts'
import { moment } from './moment.ts'
import { options } from './options.ts'
import { presence } from './presence.ts'
import { range } from './range.ts'
import { unique } from './unique.ts'

const families: readonly Constraint[] = [
  presence,
  range,
  length,
  unique,
  moment,
  dated,
  format,
  defaultValue,
  compare,
  options,
]

/**
 * Reads what is said of a field: one constraint, or several with commas and conjunctions between them. Words of what is
 * not understood stay unclaimed. True if all of it was understood.
 */
export function readConstraints(scene: Scene, target: Target, said: Phrase): boolean {
  const phrase = counted(stripped(scene, said))
  if (phrase.length === 0) return true
  if (readOne(scene, target, phrase)) return true
  for (let at = phrase.length - 1; at > 0; at--) {
    const sign = phrase[at]
    if (sign === undefined || !/^(?:,|and|or|;|but)$/.test(sign.lower)) continue
    const modal = /^(?:must|cannot)$/.test(phrase[0]?.lower ?? '')
      ? phrase.slice(0, phrase[1]?.lower === 'be' ? 2 : 1)
      : []
    if (!readOne(scene, target, phrase.slice(0, at))) continue
    claim(scene, [sign])
    const rest = phrase.slice(at + 1)
    const carries =
      modal.length > 0 && !/^(?:must|cannot|can|is|has|defaults|default|which|that|,|and)$/.test(rest[0]?.lower ?? '')
    return readConstraints(scene, target, carries ? [...modal.map((token) => ({ ...token, ids: [] })), ...rest] : rest)
  }
  const next = phrase.findIndex((token) => /^(?:,|;|and)$/.test(token.lower))
  if (next > 0) readConstraints(scene, target, phrase.slice(next + 1))
  return false
}

/** `at least one` is a number like any other. */
const counted = (phrase: Phrase): Phrase =>
  phrase.map((token, index) =>
    token.lower === 'one' &&
    /^(?:at-least|at-most|more-than|less-than|from|between|exactly)$/.test(phrase[index - 1]?.lower ?? '')
      ? { ...token, lower: '1' }
      : token,
  )

/** Reads one constraint; false, and no trace, where no family understands the whole phrase. */
function readOne(scene: Scene, target: Target, said: Phrase): boolean {
  for (const phrase of variants(said)) {
    for (const family of families) {
      for (const pattern of family.patterns) {
        const found = find(phrase, pattern)
        if (found === null) continue
        const before = { ...target.field }
        if (family.read({ found, phrase, target, scene })) {
          claim(scene, said)
          return true
        }
        Object.assign(target.field, before)
      }
    }
  }
  return false
}

const opening =
  /^(?:can|which|that|,|and|is|are|with|:|of|value|values|be|has|have|it|must|may|being|a|an|the|should|must-be|only|given|entered|stated|anything|any|anywhere)$/

/** The phrase as it stands, and then without words that only lead up to the constraint. */
function variants(said: Phrase): Phrase[] {
  const all: Phrase[] = [said]
  let phrase = said
  while (phrase.length > 1 && opening.test(phrase[0]?.lower ?? '')) {
    phrase = phrase.slice(1)
    all.push(phrase)
  }
  return all
}

function stripped(scene: Scene, said: Phrase): Phrase {
  let phrase = said
  while (phrase.length > 0 && /^(?:,|and|;|which|that|\(|:)$/.test(phrase[0]?.lower ?? '')) {
    claim(scene, phrase.slice(0, 1))
    phrase = phrase.slice(1)
  }
  while (phrase.length > 0 && /^(?:,|;|\))$/.test(textOf(phrase.slice(-1)))) {
    claim(scene, phrase.slice(-1))
    phrase = phrase.slice(0, -1)
  }
  return phrase
}
