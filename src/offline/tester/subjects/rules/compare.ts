import type { Condition } from '../../../../core/app-spec/condition.ts'
import { CannotTest } from '../../cannot-test.ts'
import { literal } from '../../literal.ts'
import { meets } from '../../support/meets.ts'
import { inside } from '../../wording.ts'
import type { RuleWriter } from './rule-writer.ts'

const words: Readonly<Record<Condition['op'], string>> = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is below',
  '<=': 'is at most',
  '>': 'is above',
  '>=': 'is at least',
}
const inTime: Readonly<Record<Condition['op'], string>> = {
  ...words,
  '<': 'is before',
  '<=': 'is not after',
  '>': 'is after',
  '>=': 'is not before',
}

/** Below, equal and above: each of the three is taken or refused as the rule says. */
export const compare: RuleWriter<'compare'> = (rule, entity, ground) => {
  const { condition } = rule
  const field = ground.field(entity, condition.field)
  const other = 'field' in condition.value ? ground.field(entity, condition.value.field) : null
  const set = [field, ...(other === null ? [] : [other])]
  const hidden = set.find((each) => !each.editable || each.type === 'reference')
  if (hidden !== undefined) throw new CannotTest(`A test cannot choose ${hidden.title} of ${entity.title}.`)
  const sides = (['<', '=', '>'] as const).flatMap((op) => {
    const is: Condition = { ...condition, op }
    const taken = meets(
      { a: op === '<' ? 1 : op === '=' ? 2 : 3 },
      { field: 'a', op: condition.op, value: { literal: 2 } },
    )
    try {
      ground.feasible(entity, { where: [is], except: rule.id }, '')
      return [{ is, taken }]
    } catch (error) {
      if (error instanceof CannotTest) return []
      throw error
    }
  })
  if (!sides.some((side) => !side.taken))
    throw new CannotTest(`No row of ${entity.title} could break the rule without breaking another.`)
  const verb = ['date', 'datetime', 'time'].includes(field.type) ? inTime : words
  const value = condition.value
  const against =
    'field' in value ? `its ${inside(other?.title ?? '')}` : 'moment' in value ? value.moment : String(value.literal)
  const lines = sides.flatMap(({ is, taken }) => {
    const draft = `const draft = await s.draft('${entity.id}', {}, { where: [${literal(is)}], except: '${rule.id}' })`
    const values = `{ ${set.map((each) => `${each.id}: draft.body.${each.id}`).join(', ')} }`
    if (taken) return ['{', `  ${draft}`, `  await takes(s, '${entity.id}', ${values})`, '}']
    return ['{', `  ${draft}`, '  await notAdded(s, draft)', `  await refuses(s, '${entity.id}', ${values})`, '}']
  })
  return [
    {
      says: `The ${inside(field.title)} of ${inside(entity.plural)} ${verb[condition.op]} ${against}`,
      body: [
        'moment' in condition.value ? 'await onOneDay(async () => {' : '{',
        ...lines.map((line) => `  ${line}`),
        'moment' in condition.value ? '})' : '}',
      ],
    },
  ]
}
