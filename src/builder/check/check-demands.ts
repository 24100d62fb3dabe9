import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Demand } from '../../core/app-spec/demand.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import { unreachable } from '../../core/unreachable.ts'
import { fieldOf, subjectEntityOf, valueOf } from '../spec-lookup.ts'
import { checkDistinct, type Note } from './problem.ts'

/** Each demand points at an element that is there and that holds what the demand speaks of. */
export function checkDemands(spec: AppSpec, note: Note): void {
  checkDistinct(
    spec.demands.map(({ id }) => id),
    'demands',
    note,
  )
  for (const demand of spec.demands) {
    const path = `demands.${demand.id}`
    if (!demand.id.startsWith(`${demand.clause}.`))
      note(path, `the id ${demand.id} for the clause ${demand.clause}`, `${demand.clause}.1, .2 …`, 'renumber it')
    const missing = missingFor(spec, demand.subject)
    if (missing !== null)
      note(
        `${path}.subject`,
        `a demand of kind "${demand.subject.kind}" without its element`,
        missing,
        'add that to the specification or drop the demand',
      )
  }
}

/** What the specification lacks for the subject, or null. */
function missingFor(spec: AppSpec, subject: Demand['subject']): string | null {
  const need = (holds: boolean, what: string): string | null => (holds ? null : what)
  if (subject.kind === 'accounts') return need(spec.accounts !== null, 'accounts')
  if (subject.kind === 'open') return need(spec.accounts === null, 'no accounts')
  if (subject.kind === 'role')
    return need(spec.accounts?.roles.some(({ id }) => id === subject.role) === true, `the role "${subject.role}"`)
  if (subject.kind === 'figure')
    return need(
      spec.figures.some(({ id }) => id === subject.figure),
      `the figure "${subject.figure}"`,
    )
  const entity = subjectEntityOf(spec, subject.entity)
  return entity ? missingIn(entity, subject) : `the entity "${subject.entity}"`
}

type EntitySubject = Extract<Demand['subject'], { readonly entity: string }>

function missingIn(entity: Entity, subject: EntitySubject): string | null {
  const need = (holds: boolean | undefined, what: string): string | null =>
    holds === true ? null : `${what} in ${entity.id}`
  const field = 'field' in subject ? fieldOf(entity, subject.field) : undefined
  const transition = 'transition' in subject && entity.states?.transitions.find(({ id }) => id === subject.transition)
  switch (subject.kind) {
    case 'entity':
      return need(
        subject.actions.every((action) => entity.grants[action].length > 0),
        'a grant for each of the actions',
      )
    case 'field':
      return need(valueOf(entity, subject.field) !== undefined, `"${subject.field}"`)
    case 'permission':
      return need(
        entity.grants[subject.action].every(({ who, own }) => who !== 'anyone' || own !== null),
        `a limit to "${subject.action}"`,
      )
    case 'transition':
      return need(transition !== undefined, `the transition "${subject.transition}"`)
    case 'transition_permission':
      return need(
        transition && transition.by.every(({ who, own }) => who !== 'anyone' || own !== null),
        `a limited transition "${subject.transition}"`,
      )
    case 'required':
      return need(field?.required, `the required field "${subject.field}"`)
    case 'range':
      return need(field && (field.min !== null || field.max !== null), `min or max of "${subject.field}"`)
    case 'length':
      return need(
        field && (field.minLength !== null || field.maxLength !== null),
        `minLength or maxLength of "${subject.field}"`,
      )
    case 'moment':
      return need(
        field && (field.notBefore !== null || field.notAfter !== null),
        `notBefore or notAfter of "${subject.field}"`,
      )
    case 'format':
      return need(
        field && !['text', 'long_text', 'reference'].includes(field.type),
        `a field "${subject.field}" of a type with a form`,
      )
    case 'options':
      return need(field?.type === 'choice', `the choice "${subject.field}"`)
    case 'default':
      return need(field && field.default !== null, `a default of "${subject.field}"`)
    case 'relation':
      return need(field?.type === 'reference', `the reference "${subject.field}"`)
    case 'rule':
      return need(
        entity.rules.some(({ id }) => id === subject.rule),
        `the rule "${subject.rule}"`,
      )
    case 'states':
      return need(entity.states !== null, 'states')
    case 'computed':
      return need(
        entity.computed.some(({ id }) => id === subject.computed),
        `the computed value "${subject.computed}"`,
      )
    case 'search':
      return need(
        subject.fields.every((name) => entity.list.search.includes(name)),
        `a search in ${subject.fields.join(', ')}`,
      )
    case 'filter':
      return need(
        field?.type === 'reference' ||
          entity.states?.field === subject.field ||
          entity.list.filters.includes(subject.field),
        `a filter by "${subject.field}"`,
      )
    case 'sort':
      return need(
        valueOf(entity, subject.field) && (!subject.byDefault || entity.list.sort?.field === subject.field),
        `an order by "${subject.field}"`,
      )
    case 'paging':
      return null
    case 'export':
      return need(entity.grants.export.length > 0, 'a grant for "export"')
    default:
      return unreachable(subject)
  }
}
