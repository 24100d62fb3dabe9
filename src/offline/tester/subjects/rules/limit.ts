import { CannotTest } from '../../cannot-test.ts'
import { countable, excludable } from '../../countable.ts'
import { literal } from '../../literal.ts'
import { and, inside } from '../../wording.ts'
import type { RuleWriter } from './rule-writer.ts'

const mostRows = 60

/** As many as allowed are taken, the next is refused; another scope and rows that do not count leave room. */
export const limit: RuleWriter<'limit'> = (rule, entity, ground) => {
  countable(ground, entity, rule.where)
  const scope = rule.scope.map((id) => ground.field(entity, id))
  const [via = '', capacity = ''] = typeof rule.max === 'string' ? rule.max.split('.') : []
  const target = via === '' ? null : ground.makable(ground.field(entity, via).target ?? '')
  const bound = target === null ? null : ground.field(target, capacity)
  const max = typeof rule.max === 'number' ? rule.max : Math.max(2, bound?.min ?? 2)
  if (max < 1 || max > mostRows)
    throw new CannotTest(`A test would need ${max} rows of ${entity.title} to reach the limit.`)
  if (bound !== null && !bound.editable) throw new CannotTest(`Nobody can set ${bound.title}.`)
  const where = literal(rule.where)
  const parents = target === null ? '' : `, parents: { ${via}: { ${capacity}: ${max} } }`
  const fill = literal([
    ...new Set([
      ...scope.filter((field) => field.type === 'reference').map((field) => field.id),
      ...(via === '' ? [] : [via]),
    ]),
  ])
  const shared = [
    ...new Set([...scope.filter((field) => field.editable).map((field) => field.id), ...(via === '' ? [] : [via])]),
  ]
  const same = `{ ${shared.map((id) => `${id}: first.data.${id}`).join(', ')} }`
  const ownScope = scope.some((field) => !field.editable)
  const who = ownScope ? 'by' : 'like'
  const elsewhere = ownScope
    ? `await counted(s, '${entity.id}', where, {}, { by: await s.another(first.by.role), fill: ${fill}${parents} })`
    : scope.some((field) => field.type === 'reference')
      ? `await counted(s, '${entity.id}', where, {}, { ${who}: first.by, fill: ${fill}${parents} })`
      : scope.map(
          (field) =>
            `await counted(s, '${entity.id}', where, {}, { ${who}: first.by, not: { field: '${field.id}', op: '=', value: { literal: first.data.${field.id} } } })`,
        )[0]
  const breaks = excludable(entity, rule.where, ground)
  return [
    {
      says: `At most ${typeof rule.max === 'number' ? rule.max : `as many ${inside(entity.plural)} as the ${inside(bound?.title ?? '')} of the ${inside(target?.title ?? '')}`}${typeof rule.max === 'number' ? ` ${inside(entity.plural)}` : ''}${scope.length === 0 ? '' : ` for the same ${and(scope.map((field) => inside(field.title)))}`}`,
      body: [
        `const where = ${where}`,
        `const first = await counted(s, '${entity.id}', where, {}, { fill: ${fill}${parents} })`,
        `const same = ${same}`,
        ...(breaks.length === 0
          ? []
          : [
              '// What does not count takes no room.',
              ...breaks.map(
                (but) =>
                  `await uncounted(s, '${entity.id}', where, where[${rule.where.indexOf(but)}], same, { ${who}: first.by })`,
              ),
            ]),
        ...(max > 1
          ? [
              `for (let count = 2; count <= ${max}; count += 1) await counted(s, '${entity.id}', where, same, { ${who}: first.by })`,
            ]
          : []),
        `// ${max} are taken; one more is not.`,
        `await notCounted(s, '${entity.id}', where, same, { ${who}: first.by })`,
        ...(elsewhere === undefined ? [] : ['// Elsewhere there is room.', elsewhere]),
        ...(entity.grants.delete.length > 0 && !entity.rules.some((each) => each.kind === 'frozen')
          ? [
              '// A deleted one makes room again.',
              'await deletes(s, first)',
              `await counted(s, '${entity.id}', where, same, { ${who}: first.by })`,
            ]
          : rule.where.length > 0
            ? [
                '// One that no longer counts makes room again.',
                `if (await leaves(s, first, where)) await counted(s, '${entity.id}', where, same, { ${who}: first.by })`,
              ]
            : []),
      ],
    },
  ]
}
