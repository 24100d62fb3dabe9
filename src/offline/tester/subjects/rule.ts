import type { Entity } from '../../../core/app-spec/entity.ts'
import type { Rule, RuleKind } from '../../../core/app-spec/rule.ts'
import { CannotTest } from '../cannot-test.ts'
import type { Ground } from '../ground.ts'
import type { SubjectWriter, Written } from '../written.ts'
import type { RuleWriter } from './rules/rule-writer.ts'
import { compare } from './rules/compare.ts'
import { frozen } from './rules/frozen.ts'
import { keepWhileUsed } from './rules/keep-while-used.ts'
import { limit } from './rules/limit.ts'
import { noOverlap } from './rules/no-overlap.ts'
import { requiredWhen } from './rules/required-when.ts'
import { unique } from './rules/unique.ts'

const writers: { readonly [K in RuleKind]: RuleWriter<K> } = {
  unique,
  compare,
  required_when: requiredWhen,
  limit,
  no_overlap: noOverlap,
  frozen,
  keep_while_used: keepWhileUsed,
}

/** The tests of a rule of an entity. */
export const rule: SubjectWriter<'rule'> = (subject, ground) => {
  const entity = ground.makable(subject.entity)
  const found = entity.rules.find((each) => each.id === subject.rule)
  if (found === undefined) throw new CannotTest(`${entity.title} has no rule ${subject.rule}.`)
  // The table pairs each kind with its writer, which the compiler cannot follow through the union.
  const writer = writers[found.kind] as unknown as (rule: Rule, entity: Entity, ground: Ground) => readonly Written[]
  return writer(found, entity, ground)
}
