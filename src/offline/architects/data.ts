import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import type { Field } from '../../core/app-spec/field.ts'
import { type Architect, decide, decideFreely, type Part } from './part.ts'

/** Relations, what happens on deletion, and by what rows are looked up. */
export const dataPart: Architect = (commission) => {
  const { spec } = commission
  const relations = spec.entities.flatMap((entity) =>
    entity.fields
      .filter(({ type, target }) => type === 'reference' && target !== null)
      .map((field) => ({ entity, field })),
  )
  return {
    title: 'Data model',
    decisions: [
      ...relations.map(({ entity, field }) =>
        decide(commission, {
          text: `Each of the ${entity.plural} refers to one ${field.title} through its field ${field.id}; the database itself refuses a reference to nothing.`,
          why: 'A relation that is only checked by pages is broken by the first other way in.',
          about: (subject) => subject.kind === 'relation' && subject.entity === entity.id && subject.field === field.id,
        }),
      ),
      decideFreely(
        'Limits, uniqueness and states are checked where rows are written, in one transaction with the write.',
        'Two requests at the same moment must not both pass a check that only one of them may.',
      ),
    ],
    security: null,
    lists: [],
    rules: relations.flatMap(({ entity, field }) => keepWhileUsed(spec, entity, field)),
    indexes: [
      ...relations.map(({ entity, field }) => ({
        entity: entity.id,
        fields: [field.id],
        why: `Rows are looked up by their ${field.title}.`,
      })),
      ...spec.entities.flatMap((entity) =>
        entity.rules.flatMap((rule) =>
          rule.kind === 'unique'
            ? [{ entity: entity.id, fields: rule.fields, why: 'No two rows may agree in it.' }]
            : [],
        ),
      ),
    ],
  }
}

/** What another row cannot do without is not deleted under it. */
function keepWhileUsed(spec: AppSpec, by: Entity, field: Field): Part['rules'][number][] {
  const target = spec.entities.find(({ id }) => id === field.target)
  if (target === undefined || !field.required) return []
  const known = target.rules.some(
    (rule) => rule.kind === 'keep_while_used' && rule.by === by.id && rule.via === field.id,
  )
  if (known) return []
  const id = `keep_for_${by.id}_${field.id}`.slice(0, 40)
  return [
    {
      entity: target.id,
      rule: { kind: 'keep_while_used', id, by: by.id, via: field.id },
      why: `${target.plural} that ${by.plural.toLowerCase()} still refer to cannot be deleted.`,
    },
  ]
}
