import type { AppSpec, Role } from '../../../core/app-spec/app-spec.ts'
import type { Entity } from '../../../core/app-spec/entity.ts'
import type { Field } from '../../../core/app-spec/field.ts'
import type { Grant } from '../../../core/app-spec/grant.ts'
import type { States } from '../../../core/app-spec/states.ts'
import type { Draft, EntityDraft, FieldDraft, Move } from '../draft/draft.ts'
import { idOf, titleOf } from '../draft/naming.ts'
import { pluralOf } from '../language/inflect.ts'
import { labelOf, listed } from './complete-entities.ts'
import { grantsOf, rankedRoles, withinView } from './grants.ts'

const plainField = ({ typed: _typed, optional: _optional, ...field }: FieldDraft): Field => field

/** The specification of a completed draft, its demands and clauses aside. */
export function specOf(draft: Draft): Omit<AppSpec, 'demands' | 'unserved'> {
  const accounts = !draft.accountsRefused && (draft.accountsWanted || draft.personal || draft.roles.size > 0)
  const roles = accounts ? rolesOf(draft) : []
  const entities = [...draft.entities.values()].slice(0, 40).map((entity) => entityOf(draft, entity, accounts))
  const title = (draft.title ?? `${entities[0]?.title ?? 'Records'} tracker`).slice(0, 80)
  return {
    version: 1,
    title,
    summary: `Keeps ${listed(entities.map((entity) => entity.plural.toLowerCase()))}.`.slice(0, 400),
    accounts: accounts ? { roles, fields: askedOf(draft) } : null,
    security: { passwordMinLength: draft.passwordMinLength, sessionHours: 168, signInAttempts: 10 },
    entities,
    figures: draft.figures.slice(),
    assumptions: draft.assumptions.map(({ text, source }, index) => ({ id: `A${index + 1}`, text, source })),
  }
}

/** What an account has beside what every account has. */
const askedOf = (draft: Draft): Field[] =>
  draft.accountFields
    .filter(({ id }) => !/^(?:id|email|password|role|token|created_at|updated_at)$/.test(id))
    .map(plainField)

/** Roles by rank; whoever registers gets the least. Staff alone get company: a user who may only what everybody may. */
function rolesOf(draft: Draft): Role[] {
  const ranked = rankedRoles(draft).toReversed()
  return ranked.map((role, index) => ({
    id: role.id,
    title: titleOf(role.noun),
    plural: titleOf(pluralOf(role.noun)),
    rank: index + 1,
    given: index === 0,
  }))
}

function entityOf(draft: Draft, entity: EntityDraft, accounts: boolean): Entity {
  const grants = grantsOf(draft, entity, accounts)
  const states = statesOf(draft, entity, { accounts, grants })
  const fields = entity.fields.filter((field) => states === null || field.id !== states.field).map(plainField)
  const label = labelOf(entity)?.id ?? fields[0]?.id ?? 'name'
  const columns = [
    label,
    ...fields
      .map((field) => field.id)
      .filter(
        (id) => id !== label && id !== entity.owner && fields.find((field) => field.id === id)?.type !== 'long_text',
      ),
  ].slice(0, 6)
  return {
    id: entity.id,
    title: titleOf(entity.noun),
    plural: titleOf(pluralOf(entity.noun)),
    path: pathOf(entity.noun),
    label,
    fields,
    states,
    computed: entity.computed,
    rules: entity.rules,
    grants,
    list: {
      columns: [...columns, ...(states === null ? [] : [states.field]), ...entity.computed.map((one) => one.id)],
      sort: entity.sort,
      pageSize: entity.pageSize ?? 20,
      search:
        entity.search ??
        fields.filter((field) => /^(?:text|long_text|email|phone)$/.test(field.type)).map((field) => field.id),
      filters: [
        ...new Set([
          ...entity.filters,
          ...fields.filter((field) => field.type === 'choice' || field.type === 'boolean').map((field) => field.id),
          ...(states === null ? [] : [states.field]),
        ]),
      ],
    },
  }
}

function statesOf(
  draft: Draft,
  entity: EntityDraft,
  rest: { readonly accounts: boolean; readonly grants: Entity['grants'] },
): States | null {
  if (!entity.lives || entity.values.length < 2) return null
  const initial = entity.initial ?? entity.values[0] ?? ''
  return {
    field: entity.stateField,
    title: titleOf(entity.stateField),
    initial,
    values: entity.values.map((id) => ({ id, title: titleOf(id) })),
    transitions: entity.moves.map((move) => ({
      id: move.id,
      title: move.title,
      from: move.from,
      to: move.to,
      by: rest.accounts
        ? unbarred(
            draft,
            move,
            withinView(
              draft,
              rest.grants.view,
              move.by.length === 0
                ? [...rest.grants.edit]
                : move.by.map(({ who, own }) => ({ who, own: own ? entity.owner : null })),
            ),
          )
        : [{ who: 'anyone', own: null }],
    })),
  }
}

/** Without those whom the text forbids the move. */
function unbarred(draft: Draft, move: Move, by: readonly Grant[]): Grant[] {
  const barred = new Set(move.barred)
  if (barred.size === 0) return [...by]
  const others = [...draft.roles.keys()].filter((id) => !barred.has(id))
  return by.flatMap((grant) =>
    grant.who === 'signed_in' ? others.map((who) => ({ ...grant, who })) : barred.has(grant.who) ? [] : [grant],
  )
}

const takenPaths = /^(?:users|api|login|logout|register|health|figures|me)$/

/** `blood-donors`; the paths that every application has are kept free. */
function pathOf(noun: string): string {
  const path = idOf(pluralOf(noun)).replaceAll('_', '-')
  return takenPaths.test(path) ? `${path}-list` : path
}
