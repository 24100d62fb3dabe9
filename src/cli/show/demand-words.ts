import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Subject } from '../../core/app-spec/demand.ts'

const found = (items: readonly { readonly id: string; readonly title: string }[], id: string): string =>
  items.find((item) => item.id === id)?.title ?? id

/** What a demand asks for, in a few words: `Workouts: list, view, create`. */
export function demandWords({ entities, accounts, figures }: AppSpec, subject: Subject): string {
  if (subject.kind === 'accounts') return 'accounts: register, sign in, sign out'
  if (subject.kind === 'open') return 'no accounts'
  if (subject.kind === 'role') return `role: ${found(accounts?.roles ?? [], subject.role)}`
  if (subject.kind === 'figure') return `figure on the home page: ${found(figures, subject.figure)}`
  const entity = entities.find(({ id }) => id === subject.entity)
  const thing = entity?.plural ?? subject.entity
  if (subject.kind === 'entity') return `${thing}: ${subject.actions.join(', ')}`
  const kind = subject.kind.replaceAll('_', ' ')
  const field = (id: string): string => found(entity?.fields ?? [], id)
  if (subject.kind === 'search') return `${thing}: search by ${subject.fields.map(field).join(', ')}`
  return `${thing}: ${[kind, detail()].filter((part) => part !== '').join(' ')}`

  function detail(): string {
    if ('field' in subject) return `(${field(subject.field)})`
    if ('transition' in subject) return `(${found(entity?.states?.transitions ?? [], subject.transition)})`
    if ('computed' in subject) return `(${found(entity?.computed ?? [], subject.computed)})`
    if ('action' in subject) return `(${subject.action})`
    if ('rule' in subject) return `(${subject.rule.replaceAll('_', ' ')})`
    return ''
  }
}
