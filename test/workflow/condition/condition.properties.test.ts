import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Condition, type Operand, reservedWords } from '../../../src/workflow/condition/condition.ts'
import { ConditionInvalid } from '../../../src/workflow/condition/condition-invalid.ts'
import { evaluateCondition } from '../../../src/workflow/condition/evaluate-condition.ts'
import { parseCondition } from '../../../src/workflow/condition/parse-condition.ts'

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,5}$/).filter((word) => !reservedWords.has(word))
const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })

const operand: fc.Arbitrary<Operand> = fc.oneof(
  fc.record({ kind: fc.constant('variable' as const), name }),
  fc.record({ kind: fc.constant('text' as const), value: fc.string({ maxLength: 8 }) }),
  fc.record({
    kind: fc.constant('number' as const),
    value: fc.integer({ min: -99_999, max: 99_999 }).map((cents) => (cents === 0 ? 0 : cents / 100)),
  }),
  fc.record({ kind: fc.constant('bool' as const), value: fc.boolean() }),
  fc.record({ kind: fc.constant('date' as const), value: day.map((date) => date.toISOString().slice(0, 10)) }),
)

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({
      kind: fc.constant('compare' as const),
      variable: name,
      by: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
      to: operand,
    }),
    fc.record({ kind: fc.constant('expired' as const), step: name }),
    fc.record({ kind: fc.constant('not' as const), of: tie('condition') }),
    fc.record({ kind: fc.constantFrom('and', 'or'), left: tie('condition'), right: tie('condition') }),
  ),
}))

test('what is written is read as it was meant', () => {
  fc.assert(
    fc.property(condition, (meant) => {
      const written = write(meant)
      fc.pre(Array.from(written).length <= 200)
      expect(parseCondition(written)).toEqual(meant)
    }),
    { numRuns: 1_000 },
  )
})

test('not turns every answer round, and a condition never changes what it looks at', () => {
  fc.assert(
    fc.property(condition, fc.dictionary(name, fc.constant(null)), (asked, variables) => {
      const situation = { variables: Object.freeze(variables), expiredTimers: new Set<string>() }
      expect(evaluateCondition({ kind: 'not', of: asked }, situation)).toBe(!evaluateCondition(asked, situation))
    }),
  )
})

test('any text is either read or refused as a condition, never anything else', () => {
  const pieces = fc.constantFrom(
    '(',
    ')',
    'not ',
    'and',
    ' or ',
    'a',
    '=',
    "'",
    'timer(',
    '2026-01-31',
    '-',
    '1.',
    '😀',
    '\0',
  )
  const hostile = fc.oneof(
    fc.string({ maxLength: 250, unit: 'binary' }),
    fc.array(pieces).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(hostile, (source) => {
      expect(outcome(source)).toMatch(/^(read|refused)$/)
    }),
    { numRuns: 1_000 },
  )
})

function outcome(source: string): string {
  try {
    parseCondition(source)
    return 'read'
  } catch (error) {
    return error instanceof ConditionInvalid ? 'refused' : String(error)
  }
}

function write(part: Condition): string {
  switch (part.kind) {
    case 'or':
    case 'and':
      return `(${write(part.left)}) ${part.kind} (${write(part.right)})`
    case 'not':
      return `not (${write(part.of)})`
    case 'expired':
      return `timer(${part.step}) = 'expired'`
    case 'compare':
      return `${part.variable} ${part.by} ${writeOperand(part.to)}`
  }
}

function writeOperand(part: Operand): string {
  if (part.kind === 'variable') return part.name
  return part.kind === 'text' ? `'${part.value.replaceAll("'", "''")}'` : String(part.value)
}
