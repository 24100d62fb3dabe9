import { fieldOfName } from '../conditions/read-condition.ts'
import type { EntityDraft } from '../draft/draft.ts'
import { idOf } from '../draft/naming.ts'
import type { Scene } from '../draft/scene.ts'
import { textOf, type Phrase } from '../language/token.ts'

type Row = { readonly expression: string; readonly type: 'integer' | 'decimal' | 'money' }
const signs: readonly (readonly [RegExp, string])[] = [
  [/^(?:×|\*|x|times)$/, '*'],
  [/^(?:\+|plus)$/, '+'],
  [/^(?:-|minus|−)$/, '-'],
  [/^(?:\/|divided)$/, '/'],
  [/^multiplied$/, '*'],
  [/^[()]$/, ''],
]

/** Arithmetic over the fields of a row, and of rows it refers to. */
export function expressionOf(scene: Scene, entity: EntityDraft, phrase: Phrase): Row | null {
  const parts: string[] = []
  const types: string[] = []
  let words: Phrase = []
  const flush = (): boolean => {
    if (words.length === 0) return true
    const text = textOf(words)
    if (/^[0-9.]+$/.test(text)) {
      parts.push(text)
      types.push(text.includes('.') ? 'decimal' : 'integer')
    } else {
      const operand = operandOf(scene, entity, words)
      if (operand === null) return false
      parts.push(operand.path)
      types.push(operand.type)
    }
    words = []
    return true
  }
  for (const [index, token] of phrase.entries()) {
    if (token.lower === 'by' && /^(?:multiplied|divided)$/.test(phrase[index - 1]?.lower ?? '')) continue
    const sign = signs.find(([pattern]) => pattern.test(token.lower))
    if (sign === undefined) words = [...words, token]
    else {
      if (!flush()) return null
      parts.push(sign[1] === '' ? token.lower : sign[1])
    }
  }
  if (!flush() || types.length === 0) return null
  const type = types.includes('money')
    ? 'money'
    : types.includes('decimal') || parts.includes('/')
      ? 'decimal'
      : 'integer'
  const expression = parts.join(' ').replaceAll('( ', '(').replaceAll(' )', ')')
  return expression.length <= 200 && /^[^*/]/.test(expression) && !/[*/+-]$/.test(expression)
    ? { expression, type }
    : null
}

function operandOf(
  scene: Scene,
  entity: EntityDraft,
  words: Phrase,
): { readonly path: string; readonly type: string } | null {
  const text = textOf(words).replace(/^(?:the|its|their|a) /, '')
  const field = fieldOfName(entity, text)
  if (field !== null && /^(?:integer|decimal|money)$/.test(field.type)) return { path: field.id, type: field.type }
  const computed = entity.computed.find((one) => one.id === idOf(text))
  if (computed !== undefined && computed.kind !== 'flag') return { path: computed.id, type: computed.type }
  for (const reference of entity.fields) {
    const other = reference.target === null ? undefined : scene.draft.entities.get(reference.target)
    if (other === undefined) continue
    const name = text
      .replace(new RegExp(`^(?:the )?${other.noun} (?:'s? )?`), '')
      .replace(new RegExp(` of (?:the |its |a |that )?${other.noun}$`), '')
    const far =
      name === text && !new RegExp(`\\b${other.noun}\\b`).test(text)
        ? fieldOfName(other, text)
        : fieldOfName(other, name)
    if (far !== null && /^(?:integer|decimal|money)$/.test(far.type))
      return { path: `${reference.id}.${far.id}`, type: far.type }
  }
  return null
}
