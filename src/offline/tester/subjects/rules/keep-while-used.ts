import { CannotTest } from '../../cannot-test.ts'
import { inside } from '../../wording.ts'
import type { RuleWriter } from './rule-writer.ts'

/** A row that others refer to cannot be deleted; once they are gone, or were never there, it can. */
export const keepWhileUsed: RuleWriter<'keep_while_used'> = (rule, entity, ground) => {
  const by = ground.makable(rule.by)
  const via = ground.field(by, rule.via)
  if (via.target !== entity.id || !via.editable)
    throw new CannotTest(`${via.title} of ${by.title} is not set to a ${entity.title}.`)
  if (entity.grants.delete.length === 0) throw new CannotTest(`Nobody may delete rows of ${entity.title} anyway.`)
  return [
    {
      says: `${entity.plural} cannot be deleted while ${inside(by.plural)} refer to them`,
      body: [
        `const user = await s.make('${by.id}', {}, { fill: ['${via.id}'] })`,
        `const used = s.added('${entity.id}', user.data.${via.id})`,
        "await notDeleted(s, used, await s.who('delete', used), { status: 409 })",
        ...(by.grants.delete.length === 0
          ? []
          : ['// Once that is gone it can be deleted.', 'await deletes(s, user)', 'await deletes(s, used)']),
        '// One that nothing refers to can be deleted.',
        `await deletes(s, await s.make('${entity.id}'))`,
      ],
    },
  ]
}
