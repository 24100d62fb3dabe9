import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import type { Rule } from '../../core/app-spec/rule.ts'
import { unreachable } from '../../core/unreachable.ts'
import { countsLastDay, entityOf, fieldOf, valueOf } from '../spec-lookup.ts'
import { comparisonWords, conditionsWords, titleInSentence } from './condition-words.ts'
import { capital, inSentence, listed, possessive } from './english.ts'
import { nounOf } from './noun.ts'

/** A rule as a sentence about the entity, for documents (`ruleMessage` is what people see who break it). */
export function ruleSentence(spec: AppSpec, entity: Entity, rule: Rule): string {
  const { one, many, a } = nounOf(entity)
  const titles = (names: readonly string[]): string => listed(names.map((name) => titleInSentence(entity, name)))
  const where =
    'where' in rule && rule.where.length > 0 ? ` (counting only where ${conditionsWords(entity, rule.where)})` : ''
  switch (rule.kind) {
    case 'unique':
      return `No two ${many} have the same ${titles(rule.fields)}${where}.`
    case 'compare':
      return `${capital(possessive(a))} ${titleInSentence(entity, rule.condition.field)} is ${comparisonWords(entity, rule.condition)}.`
    case 'required_when':
      return `${capital(possessive(a))} ${titleInSentence(entity, rule.field)} is required when ${conditionsWords(entity, rule.when)}.`
    case 'limit': {
      const scope = rule.scope.length > 0 ? ` with the same ${titles(rule.scope)}` : ''
      if (typeof rule.max === 'number')
        return `There ${rule.max === 1 ? `is at most 1 ${one}` : `are at most ${rule.max} ${many}`}${scope}${where}.`
      return `There are never more ${many}${scope} than the ${farWords(spec, entity, rule.max)}${where}.`
    }
    case 'no_overlap': {
      const scope = rule.scope.length > 0 ? ` with the same ${titles(rule.scope)}` : ''
      const last = countsLastDay(entity, rule) ? ', the last day included' : ''
      return `Two ${many}${scope} do not overlap between their ${titles([rule.start, rule.end])}${last}${where}.`
    }
    case 'frozen': {
      const what = listed(
        rule.actions.map((action) => (action === 'edit' ? 'edited' : 'deleted')),
        'or',
      )
      return `${capital(a)} cannot be ${what} while ${conditionsWords(entity, rule.when)}.`
    }
    case 'keep_while_used': {
      const by = entityOf(spec, rule.by)
      return `${capital(a)} cannot be deleted while ${by ? nounOf(by).many : rule.by} refer to it.`
    }
    default:
      return unreachable(rule)
  }
}

/** `course's capacity`, for the path `course.capacity`. */
function farWords(spec: AppSpec, entity: Entity, path: string): string {
  const [via = '', name = ''] = path.split('.')
  const far = entityOf(spec, fieldOf(entity, via)?.target ?? '')
  return `${possessive(titleInSentence(entity, via))} ${inSentence((far && valueOf(far, name)?.title) ?? name)}`
}
