import type { AppSpec } from '../../../core/app-spec/app-spec.ts'
import type { Subject } from '../../../core/app-spec/demand.ts'
import type { Grant } from '../../../core/app-spec/grant.ts'
import type { Promised } from '../draft/draft.ts'

type Spec = Omit<AppSpec, 'demands' | 'unserved'>

/** True if the finished grants bear out what a clause says of the people it names. */
export function isKept(spec: Spec, subject: Subject, promised: Promised): boolean {
  if (promised.from !== undefined && !startsWithin(spec, subject, promised.from)) return false
  const all = grantsFor(spec, subject)
  return all.every((grants) => promised.who.every((who) => keeps(spec, { grants, who, promised })))
}

/** True if the move starts from no other states than these: nobody may make it from elsewhere by mistake. */
function startsWithin(spec: Spec, subject: Subject, from: readonly string[]): boolean {
  if (subject.kind !== 'transition_permission') return true
  const entity = spec.entities.find((one) => one.id === subject.entity)
  const move = entity?.states?.transitions.find((one) => one.id === subject.transition)
  return move?.from.every((state) => from.includes(state)) === true
}

/** The grants that decide about the subject: one list for each of its actions. */
function grantsFor(spec: Spec, subject: Subject): (readonly Grant[])[] {
  if (!('entity' in subject)) return []
  const entity = spec.entities.find((one) => one.id === subject.entity)
  if (entity === undefined) return []
  if (subject.kind === 'entity') return subject.actions.map((action) => entity.grants[action])
  if (subject.kind === 'export') return [entity.grants.export]
  if (subject.kind === 'permission') return [entity.grants[subject.action]]
  if (subject.kind !== 'transition_permission') return []
  return [entity.states?.transitions.find((one) => one.id === subject.transition)?.by ?? []]
}

type Keeping = { readonly grants: readonly Grant[]; readonly who: string; readonly promised: Promised }

function keeps(spec: Spec, { grants, who, promised }: Keeping): boolean {
  const reaching = grants.filter((grant) => reaches(spec, grant, who))
  switch (promised.how) {
    case 'may':
      return reaching.length > 0
    case 'not':
      return who === 'nobody' ? grants.length === 0 : reaching.length === 0
    case 'own':
      return (
        reaching.length > 0 &&
        reaching.every((grant) => grant.own !== null && (promised.path === undefined || grant.own === promised.path))
      )
    case 'all':
      return reaching.some((grant) => grant.own === null)
    case 'only':
      return reaching.length > 0 && grants.every((grant) => promised.who.includes(grant.who))
  }
}

/** True if the grant lets these people in; `signed_in` stands for whoever has just registered. */
function reaches(spec: Spec, grant: Grant, who: string): boolean {
  if (grant.who === 'anyone' || grant.who === who || who === 'somebody') return true
  if (who === 'anyone') return false
  const given = spec.accounts?.roles.find((role) => role.given)?.id
  return grant.who === 'signed_in' || (who === 'signed_in' && grant.who === given)
}
