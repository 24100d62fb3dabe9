import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Demand, SubjectKind } from '../../core/app-spec/demand.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import type { Field } from '../../core/app-spec/field.ts'

const withoutLimit: Partial<Readonly<Record<SubjectKind, Partial<Field>>>> = {
  required: { required: false },
  range: { min: null, max: null },
  length: { minLength: null, maxLength: null },
  moment: { notBefore: null, notAfter: null },
}

/** The specification without the refusal that a demand asks for; null where the demand refuses nothing. */
export function withoutValidation(spec: AppSpec, { subject }: Demand): AppSpec | null {
  if (subject.kind === 'permission' && spec.accounts !== null) {
    const open = { [subject.action]: [{ who: 'signed_in', own: null }] }
    return changeEntity(spec, subject.entity, (entity) => ({ ...entity, grants: { ...entity.grants, ...open } }))
  }
  if (subject.kind === 'rule') {
    return changeEntity(spec, subject.entity, (entity) => ({
      ...entity,
      rules: entity.rules.filter(({ id }) => id !== subject.rule),
    }))
  }
  const change = withoutLimit[subject.kind]
  if (change === undefined || !('entity' in subject) || !('field' in subject)) return null
  return changeEntity(spec, subject.entity, (entity) => ({
    ...entity,
    fields: entity.fields.map((field) => (field.id === subject.field ? { ...field, ...change } : field)),
  }))
}

/** Null where nothing changes. */
function changeEntity(spec: AppSpec, id: string, change: (entity: Entity) => Entity): AppSpec | null {
  const changed = { ...spec, entities: spec.entities.map((entity) => (entity.id === id ? change(entity) : entity)) }
  return JSON.stringify(changed) === JSON.stringify(spec) ? null : changed
}
