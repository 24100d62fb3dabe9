import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import type { Rule } from '../../core/app-spec/rule.ts'
import { unreachable } from '../../core/unreachable.ts'
import { entityOf, fieldOf, valueOf } from '../spec-lookup.ts'
import { comparisonWords, conditionsWords, titleInSentence } from './condition-words.ts'
import { inSentence, listed } from './english.ts'
import { nounOf } from './noun.ts'

/** What people are told when they break a rule. */
export function ruleMessage(spec: AppSpec, entity: Entity, rule: Rule): string {
  const { one, many, a } = nounOf(entity)
  const title = (name: string): string => valueOf(entity, name)?.title ?? name
  const same = (names: readonly string[]): string => listed(names.map((name) => titleInSentence(entity, name)))
  switch (rule.kind) {
    case 'unique':
      return `There is already ${a} with this ${same(rule.fields)}.`
    case 'compare':
      return `${title(rule.condition.field)} must be ${comparisonWords(entity, rule.condition)}.`
    case 'required_when':
      return `${title(rule.field)} is required when ${conditionsWords(entity, rule.when)}.`
    case 'limit': {
      const scope = rule.scope.length > 0 ? ` with the same ${same(rule.scope)}` : ''
      if (typeof rule.max === 'number')
        return `There can be at most ${rule.max} ${rule.max === 1 ? one : many}${scope}.`
      const [via = '', name = ''] = rule.max.split('.')
      const far = entityOf(spec, fieldOf(entity, via)?.target ?? '')
      const most = inSentence((far && valueOf(far, name)?.title) ?? name)
      return `There are already as many ${many} as the ${most} of this ${titleInSentence(entity, via)} allows.`
    }
    case 'no_overlap':
      return `This overlaps with another ${one}${rule.scope.length > 0 ? ` with the same ${same(rule.scope)}` : ''}.`
    case 'frozen': {
      const what = listed(
        rule.actions.map((action) => (action === 'edit' ? 'edited' : 'deleted')),
        'or',
      )
      return `This ${one} cannot be ${what} because ${conditionsWords(entity, rule.when)}.`
    }
    case 'keep_while_used': {
      const by = entityOf(spec, rule.by)
      return `This ${one} cannot be deleted while there are ${by ? nounOf(by).many : rule.by} that refer to it.`
    }
    default:
      return unreachable(rule)
  }
}
