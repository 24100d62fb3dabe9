import { breakable, countable } from '../../countable.ts'
import { CannotTest } from '../../cannot-test.ts'
import { literal } from '../../literal.ts'
import { ofState, stateFor } from '../../support/way.ts'
import { inside } from '../../wording.ts'
import type { RuleWriter } from './rule-writer.ts'

/** While the row meets the condition the field must be filled; otherwise it may stay empty. */
export const requiredWhen: RuleWriter<'required_when'> = (rule, entity, ground) => {
  const field = ground.field(entity, rule.field)
  if (!field.editable) throw new CannotTest(`Nobody can set ${field.title} of ${entity.title}.`)
  countable(ground, entity, rule.when)
  const fill = field.type === 'reference' ? [field.id] : []
  const when = literal(rule.when)
  const late = ofState(entity, rule.when).length > 0 && stateFor(entity, rule.when) !== entity.states?.initial
  const empty = `{ ${field.id}: null }`
  const given = `await counted(s, '${entity.id}', when, {}, { fill: ${literal(fill)} })`
  const fields = rule.when.filter((condition) => ofState(entity, [condition]).length === 0)
  const may = field.required
    ? []
    : breakable(entity, rule.when, ground).map(
        (but) => `await uncounted(s, '${entity.id}', when, when[${rule.when.indexOf(but)}], ${empty})`,
      )
  return [
    {
      says: `${inside(entity.plural).slice(0, 1).toUpperCase()}${inside(entity.plural).slice(1)} have their ${inside(field.title)} filled when they must`,
      body: [
        `const when = ${when}`,
        late
          ? `await notCounted(s, '${entity.id}', when, ${empty}, { except: '${rule.id}' })`
          : `await refuses(s, '${entity.id}', ${empty}, { where: ${literal(fields)}, except: '${rule.id}', fill: ${literal(fill)} })`,
        '// Filled it is taken.',
        given,
        ...(may.length === 0 ? [] : ['// Where the condition is not met it may stay empty.', ...may]),
      ],
    },
  ]
}
