import type { AppSpec } from '../../../core/app-spec/app-spec.ts'

const taken = /^(?:user|session|sign_in_failure|this|other[0-9]*|named|referred[0-9]*|owning[0-9]*|sqlite_.*)$/

/** Gives other ids to entities whose ids the application needs itself (`session`); what people read stays. */
export function withFreeNames(spec: AppSpec): AppSpec {
  const renamed = new Map(spec.entities.filter(({ id }) => taken.test(id)).map(({ id }) => [id, `${id}_entry`]))
  if (renamed.size === 0) return spec
  const to = (id: string): string => renamed.get(id) ?? id
  return {
    ...spec,
    entities: spec.entities.map((entity) => ({
      ...entity,
      id: to(entity.id),
      fields: entity.fields.map((field) => ({
        ...field,
        target: field.target === null || field.target === 'user' ? field.target : to(field.target),
      })),
      computed: entity.computed.map((one) => (one.kind === 'aggregate' ? { ...one, of: to(one.of) } : one)),
      rules: entity.rules.map((rule) => (rule.kind === 'keep_while_used' ? { ...rule, by: to(rule.by) } : rule)),
    })),
    figures: spec.figures.map((figure) => ({ ...figure, of: to(figure.of) })),
    demands: spec.demands.map((demand) => ({
      ...demand,
      subject:
        'entity' in demand.subject && demand.subject.entity !== 'user'
          ? { ...demand.subject, entity: to(demand.subject.entity) }
          : demand.subject,
    })),
  }
}
