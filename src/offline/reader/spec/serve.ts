import type { AppSpec } from '../../../core/app-spec/app-spec.ts'
import { subjectSchema, type Demand, type Subject, type Unserved } from '../../../core/app-spec/demand.ts'
import { isKept } from './promises.ts'
import { unreachable } from '../../../core/unreachable.ts'
import type { Draft } from '../draft/draft.ts'

type Spec = Omit<AppSpec, 'demands' | 'unserved'>

/** The demands that the specification really serves, numbered by clause; the others as unserved parts. */
export function served(draft: Draft, spec: Spec): { readonly demands: Demand[]; readonly unserved: Unserved[] } {
  const demands: Demand[] = []
  const unserved: Unserved[] = [...draft.unserved]
  const counts = new Map<string, number>()
  for (const { clause, part, subject: asked, promised } of draft.demands) {
    if (isOpen(spec, asked) && (promised?.how === 'may' || promised?.how === 'all')) continue
    const kept = promised === null || isKept(spec, asked, promised)
    const subject = kept ? settled(spec, asked) : null
    if (subject === null) {
      if (unserved.some((one) => one.clause === clause && one.part === part)) continue
      unserved.push({
        clause,
        part,
        why: 'this was understood, but it contradicts or goes beyond the rest of the text',
      })
      continue
    }
    if (demands.some((one) => one.clause === clause && JSON.stringify(one.subject) === JSON.stringify(subject)))
      continue
    const count = (counts.get(clause) ?? 0) + 1
    counts.set(clause, count)
    demands.push({ id: `${clause}.${count}`, clause, part, subject })
  }
  return { demands, unserved }
}

/** True for a permission that everybody has, with an account or without: there is nobody to refuse. */
function isOpen(spec: Spec, subject: Subject): boolean {
  if (subject.kind !== 'permission') return false
  const grants = spec.entities.find((one) => one.id === subject.entity)?.grants[subject.action] ?? []
  return grants.some((grant) => grant.who === 'anyone' && grant.own === null)
}

/** The subject as the specification holds it, or null if it does not. */
function settled(spec: Spec, subject: Subject): Subject | null {
  if (!subjectSchema.safeParse(subject).success) return null
  if (subject.kind === 'accounts') return spec.accounts === null ? null : subject
  if (subject.kind === 'open') return spec.accounts === null ? subject : null
  if (subject.kind === 'role')
    return spec.accounts?.roles.some((role) => role.id === subject.role) === true ? subject : null
  if (subject.kind === 'figure') return spec.figures.some((figure) => figure.id === subject.figure) ? subject : null
  const entity = spec.entities.find((one) => one.id === subject.entity)
  const field =
    'field' in subject
      ? (entity?.fields ?? spec.accounts?.fields ?? []).find((one) => one.id === subject.field)
      : undefined
  const account = subject.entity === 'user' && spec.accounts !== null
  if (account && 'field' in subject && subject.field === 'email' && /^(?:field|required|format)$/.test(subject.kind))
    return { kind: 'accounts' }
  if (entity === undefined) return account && field !== undefined ? subject : null
  const yes = (holds: boolean): Subject | null => (holds ? subject : null)
  switch (subject.kind) {
    case 'entity':
      return yes(subject.actions.every((action) => entity.grants[action].length > 0))
    case 'field':
      if (entity.states?.field === subject.field) return { kind: 'states', entity: entity.id }
      return yes(field !== undefined)
    case 'permission':
      return yes(!entity.grants[subject.action].some((grant) => grant.who === 'anyone' && grant.own === null))
    case 'transition_permission': {
      const move = entity.states?.transitions.find((one) => one.id === subject.transition)
      return yes(move !== undefined && !move.by.some((grant) => grant.who === 'anyone'))
    }
    case 'required':
      return yes(field?.required === true)
    case 'range':
      return yes(field !== undefined && (field.min !== null || field.max !== null))
    case 'length':
      return yes(field !== undefined && (field.minLength !== null || field.maxLength !== null))
    case 'moment':
      return yes(field !== undefined && (field.notBefore !== null || field.notAfter !== null))
    case 'format':
      return yes(field !== undefined && field.type !== 'text')
    case 'options':
      if (entity.states?.field === subject.field) return { kind: 'states', entity: entity.id }
      return yes(field?.type === 'choice')
    case 'default':
      if (entity.states?.field === subject.field) return { kind: 'states', entity: entity.id }
      return yes(field !== undefined && field.default !== null)
    case 'relation':
      return yes(field?.type === 'reference')
    case 'rule':
      return yes(entity.rules.some((rule) => rule.id === subject.rule))
    case 'states': {
      if (entity.states !== null) return subject
      const choice = entity.fields.find((one) => one.type === 'choice' && /^(?:status|state|stage|phase)$/.test(one.id))
      return choice === undefined ? null : { kind: 'options', entity: entity.id, field: choice.id }
    }
    case 'transition':
      return yes(
        entity.states?.transitions.some((one) => one.id === subject.transition && one.from.length > 0) === true,
      )
    case 'computed':
      return yes(entity.computed.some((one) => one.id === subject.computed))
    case 'search':
      return yes(subject.fields.every((id) => entity.list.search.includes(id)))
    case 'filter':
      return yes(entity.list.filters.includes(subject.field))
    case 'sort':
    case 'paging':
      return subject
    case 'export':
      return yes(entity.grants.export.length > 0)
    default:
      return unreachable(subject)
  }
}
