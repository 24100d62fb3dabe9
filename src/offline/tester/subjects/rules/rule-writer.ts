import type { Entity } from '../../../../core/app-spec/entity.ts'
import type { Rule, RuleKind } from '../../../../core/app-spec/rule.ts'
import type { Ground } from '../../ground.ts'
import type { Written } from '../../written.ts'

/** Writes the tests of one kind of rule. */
export type RuleWriter<K extends RuleKind> = (
  rule: Extract<Rule, { readonly kind: K }>,
  entity: Entity,
  ground: Ground,
) => readonly Written[]
