import type { AppSpec } from '../../../core/app-spec/app-spec.ts'
import type { Subject, SubjectKind } from '../../../core/app-spec/demand.ts'
import type { Field } from '../../../core/app-spec/field.ts'
import type { Finding } from '../../../core/knowledge/finding.ts'

/** Demands whose element exists but does not do what it is there for: a range without a limit, a field that may stay empty. */
export function verifyEffects(spec: AppSpec): Finding[] {
  return spec.demands
    .filter(({ subject }) => !hasEffect(spec, subject))
    .map(({ id, clause, part, subject }) => ({
      code: 'negation_lost',
      message: `${id} ("${part}") points to a ${subject.kind} that refuses nothing; set the limit that the text states.`,
      clauses: [clause],
    }))
}

function hasEffect(spec: AppSpec, subject: Subject): boolean {
  if (!('entity' in subject) || !('field' in subject)) return true
  const fields = spec.entities.find(({ id }) => id === subject.entity)?.fields
  const field = fields?.find(({ id }) => id === subject.field)
  return field === undefined || effects[subject.kind]?.(field) !== false
}

/** What a field has where it does what the demand is there for. */
const effects: Partial<Readonly<Record<SubjectKind, (field: Field) => boolean>>> = {
  required: ({ required }) => required,
  range: ({ min, max }) => min !== null || max !== null,
  length: ({ minLength, maxLength }) => minLength !== null || maxLength !== null,
  moment: ({ notBefore, notAfter }) => notBefore !== null || notAfter !== null,
  options: ({ options }) => options.length > 0,
  default: (field) => field.default !== null,
}
