import { CannotTest } from '../../cannot-test.ts'
import { countable } from '../../countable.ts'
import { literal } from '../../literal.ts'
import { frozenFromStart } from '../../support/solve.ts'
import { and, inside } from '../../wording.ts'
import type { RuleWriter } from './rule-writer.ts'

/** A row that meets the condition can no longer be changed or deleted; one that does not can. */
export const frozen: RuleWriter<'frozen'> = (rule, entity, ground) => {
  countable(ground, entity, rule.when, { except: rule.id })
  const actions = rule.actions.filter((action) => entity.grants[action].length > 0)
  if (actions.length === 0) throw new CannotTest(`Nobody may ${and(rule.actions)} rows of ${entity.title} anyway.`)
  if (actions.some((action) => frozenFromStart(entity, action)))
    throw new CannotTest(`No new row of ${entity.title} may be deleted, so that none can be tried.`)
  const when = literal(rule.when)
  const row = `await counted(s, '${entity.id}', ${when}, {}, { except: '${rule.id}' })`
  return actions.map((action) => ({
    says: `${entity.plural} that are settled cannot be ${action === 'edit' ? 'changed' : 'deleted'} any more (${rule.when.map((each) => `${inside(each.field.replaceAll('_', ' '))} ${each.op} ${'literal' in each.value ? String(each.value.literal) : 'moment' in each.value ? each.value.moment : each.value.field}`).join(', ')})`,
    body:
      action === 'edit'
        ? [
            `const settled = ${row}`,
            "const editor = await s.who('edit', settled)",
            'await notChanged(s, settled, { by: editor, body: harmlessChange(s, settled) }, { status: 409 })',
            '// Another one can be changed.',
            `const open = await s.make('${entity.id}')`,
            'await changes(s, open, harmlessChange(s, open))',
          ]
        : [
            `const settled = ${row}`,
            "await notDeleted(s, settled, await s.who('delete', settled), { status: 409 })",
            '// Another one can be deleted.',
            `await deletes(s, await s.make('${entity.id}'))`,
          ],
  }))
}
