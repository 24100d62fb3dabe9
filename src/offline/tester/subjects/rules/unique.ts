import { countable, excludable } from '../../countable.ts'
import { literal } from '../../literal.ts'
import { ofState, stateFor } from '../../support/way.ts'
import { and, inside } from '../../wording.ts'
import type { RuleWriter } from './rule-writer.ts'

/** The same values twice are refused, also in capitals; in another scope, or in the same row again, they are taken. */
export const unique: RuleWriter<'unique'> = (rule, entity, ground) => {
  const fields = rule.fields.map((id) => ground.field(entity, id))
  countable(ground, entity, rule.where)
  const where = literal(rule.where)
  const given = fields.filter((field) => field.editable)
  const fill = fields.filter((field) => field.type === 'reference').map((field) => field.id)
  const order = fill.length === 0 ? '{}' : `{}, { fill: ${literal(fill)} }`
  const first = `counted(s, '${entity.id}', ${where}, ${order})`
  const same = (except?: string) =>
    `{ ${given
      .filter((field) => field.id !== except)
      .map((field) => `${field.id}: first.data.${field.id}`)
      .join(', ')} }`
  const who = fields.every((field) => field.editable) ? 'like' : 'by'
  const late = ofState(entity, rule.where).length > 0 && stateFor(entity, rule.where) !== entity.states?.initial
  const texts = given.filter((field) => ['text', 'long_text', 'email'].includes(field.type))
  const capitals = texts.map((field) => `${field.id}: first.data.${field.id}.toUpperCase()`).join(', ')
  const twice = (values: string) =>
    late || rule.where.length > 0
      ? `await notCounted(s, '${entity.id}', ${where}, ${values}, { ${who}: first.by })`
      : `await refuses(s, '${entity.id}', ${values}, { ${who}: first.by${fill.length === 0 ? '' : `, fill: ${literal(fill)}`} })`
  const scopes =
    fields.length < 2
      ? []
      : fields.map((field) => {
          if (!field.editable)
            return `await counted(s, '${entity.id}', ${where}, ${same()}, { by: await s.another(first.by.role) })`
          const not =
            field.type === 'reference'
              ? `fill: ['${field.id}']`
              : `not: { field: '${field.id}', op: '=', value: { literal: first.data.${field.id} } }`
          return `await counted(s, '${entity.id}', ${where}, ${same(field.id)}, { ${who}: first.by, ${not} })`
        })
  const names = fields.map((field) => inside(field.title))
  return [
    {
      says:
        fields.length === 1
          ? `No two ${inside(entity.plural)} have the same ${names.join('')}`
          : `No two ${inside(entity.plural)} have the same ${and(names)} together`,
      body: [
        `const first = await ${first}`,
        twice(same()),
        ...(texts.length === 0 ? [] : ['// Capitals make no difference.', twice(`{ ...${same()}, ${capitals} }`)]),
        ...(scopes.length === 0 ? [] : ['// What differs in one of them is taken.', ...scopes]),
        ...excludable(entity, rule.where, ground).map((but) => {
          const at = rule.where.indexOf(but)
          return `{ const where = ${where}; await uncounted(s, '${entity.id}', where, where[${at}], ${same()}, { ${who}: first.by }) }`
        }),
        ...(entity.grants.edit.length === 0 || rule.where.length > 0 || given.length === 0
          ? []
          : ['// The row itself can be saved again as it is.', `await changes(s, first, ${same()})`]),
        ...(ofState(entity, rule.where).length === 0
          ? []
          : [
              '// Once that no longer counts, its values are free.',
              `if (await leaves(s, first, ${where})) await counted(s, '${entity.id}', ${where}, ${same()}, { ${who}: first.by })`,
            ]),
      ],
    },
  ]
}
