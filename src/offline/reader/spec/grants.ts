import type { Action, Grant } from '../../../core/app-spec/grant.ts'
import { actions } from '../../../core/app-spec/grant.ts'
import type { Allowance, Draft, EntityDraft, RoleDraft } from '../draft/draft.ts'

type Grants = Record<Action, Grant[]>

/** Roles from the one that may most to the one that may least. */
export const rankedRoles = (draft: Draft): RoleDraft[] => [...draft.roles.values()].sort((a, b) => b.rank - a.rank)

const staffRank = 60

/** The field, or the path to one, that holds whose a row is. */
const ownOf = (entity: EntityDraft): string | null => entity.ownPath ?? entity.owner

/** True for roles that look after others' things: of a high rank, and not the least that there is. */
function isStaff(draft: Draft, id: string): boolean {
  const role = draft.roles.get(id)
  if (role === undefined || role.rank < staffRank) return false
  return draft.roles.size === 1 || [...draft.roles.values()].some((other) => other.rank < role.rank)
}
const adminRank = 90

/** Who may do what with the rows of the entity: what the text says, then what follows from it, then the usual. */
export function grantsOf(draft: Draft, entity: EntityDraft, accounts: boolean): Grants {
  const none = (action: Action): Grant[] =>
    action === 'export' && !entity.exported ? [] : [{ who: 'anyone', own: null }]
  const result: Grants = { list: [], view: [], create: [], edit: [], delete: [], export: [] }
  for (const action of actions) result[action] = accounts ? stated(draft, entity, action) : none(action)
  if (!accounts) {
    for (const action of actions)
      if (entity.allowances.some((one) => one.action === action && one.kind === 'not' && one.who !== 'role'))
        result[action] = []
    return result
  }
  const told = new Set(actions.filter((action) => result[action].length > 0))
  const own = ownOf(entity)
  const usual = usualGrants(draft, entity)
  if (!told.has('create')) result.create = told.has('edit') ? loose(result.edit) : usual.keep
  if (!told.has('edit'))
    result.edit = told.has('create')
      ? joined([
          ...keepers(draft, result.create, own),
          ...(own === null ? [] : usual.keep.filter((grant) => grant.own === null)),
        ])
      : told.has('delete')
        ? result.delete
        : usual.keep
  if (!told.has('delete')) result.delete = told.has('edit') || told.has('create') ? result.edit : usual.keep
  if (told.has('edit') && !entity.allowances.some((one) => one.action === 'edit' && one.only)) {
    const above = result.create.filter((grant) => grant.own === null && isStaff(draft, grant.who))
    result.edit = joined([...result.edit, ...above])
  }
  for (const action of ['list', 'view'] as const) {
    if (!told.has(action)) result[action] = joined([...usual.see, ...changers(draft, entity), ...movers(entity)])
    else if (!entity.allowances.some((one) => one.action === action && one.only)) {
      const kept = new Set(entity.allowances.filter((one) => one.action === action && one.own).map((one) => one.who))
      const keep = [...result.edit, ...result.create, ...result.delete, ...movers(entity)].filter(
        (grant) => !kept.has(grant.who) && !(kept.has('signed_in') && grant.own === null && !isStaff(draft, grant.who)),
      )
      result[action] = joined([...result[action], ...keep])
    }
  }
  for (const action of actions) result[action] = limited(draft, entity, { action, grants: result[action] })
  for (const action of ['edit', 'delete'] as const) result[action] = withinView(draft, result.view, result[action])
  if (entity.exported && !told.has('export')) result.export = result.list
  return result
}

/** The grants that the text names; the role of the highest rank may what others may unless the text says `only`. */
function stated(draft: Draft, entity: EntityDraft, action: Action): Grant[] {
  const said = entity.allowances.filter((one) => one.action === action && one.kind === 'may')
  if (said.length === 0) return []
  const only = said.filter((one) => one.only)
  const grants = (only.length > 0 ? said.filter((one) => one.only || one.own) : said).map((one) => ({
    who: one.who,
    own: one.own ? (one.path ?? ownOf(entity)) : null,
  }))
  const top = rankedRoles(draft)[0]
  if (only.length === 0 && top !== undefined && top.rank >= adminRank) grants.push({ who: top.id, own: null })
  return joined(grants)
}

/** What is usual where the text is silent: own things stay private, shared things are kept by those with more rights. */
function usualGrants(draft: Draft, entity: EntityDraft): { readonly keep: Grant[]; readonly see: Grant[] } {
  const roles = rankedRoles(draft)
  const staff = roles.filter((role) => isStaff(draft, role.id))
  const others = roles.length > staff.length || roles.length === 0
  const all: Grant = { who: 'signed_in', own: null }
  const apart = entity.allowances.some((one) => one.who === 'signed_in' && (one.own || one.kind === 'apart'))
  const overseers = apart ? [] : staff.map((role): Grant => ({ who: role.id, own: null }))
  if (ownOf(entity) !== null) {
    const mine: Grant = { who: 'signed_in', own: ownOf(entity) }
    if (
      /^(?:comment|rating|review|reply)$/.test(entity.noun) &&
      !entity.allowances.some((one) => (one.action === 'view' && one.own) || one.kind === 'apart')
    )
      return { keep: [mine, ...overseers], see: [all] }
    const allOwn = entity.allowances.some((one) => one.own) || entity.allowances.every((one) => one.kind !== 'may')
    return { keep: [mine, ...overseers], see: allOwn ? [mine, ...overseers] : [all] }
  }
  if (staff.length > 0 && others) return { keep: overseers, see: [all] }
  const top = roles[0]
  return roles.length > 1 && top !== undefined && staff.length === 0
    ? { keep: [{ who: top.id, own: null }], see: [all] }
    : { keep: [all], see: [all] }
}

/** Who created a row may change it later: their own ones where rows have an owner. */
const keepers = (draft: Draft, create: readonly Grant[], own: string | null): Grant[] =>
  create.map((grant) => {
    return own !== null && !isStaff(draft, grant.who) ? { who: grant.who, own } : grant
  })

const loose = (grants: readonly Grant[]): Grant[] => joined(grants)

/** Roles that the text lets change everybody's rows: they have to see them. */
const changers = (draft: Draft, entity: EntityDraft): Grant[] =>
  entity.allowances
    .filter((one) => one.kind === 'may' && !one.own && /^(?:edit|delete)$/.test(one.action) && draft.roles.has(one.who))
    .map(({ who }) => ({ who, own: null }))

/** Those whom the text names as the ones who move such things from state to state: they have to see them. */
const movers = (entity: EntityDraft): Grant[] =>
  entity.moves.flatMap((move) => move.by.map(({ who, own }) => ({ who, own: own ? ownOf(entity) : null })))

/** Nobody changes what they may not see: the grants, narrowed to the rows that each role may view. */
export function withinView(draft: Draft, view: readonly Grant[], grants: readonly Grant[]): Grant[] {
  const everybody = [...draft.roles.keys()]
  const sees = (who: string): Grant[] =>
    view.filter((grant) => grant.who === who || grant.who === 'signed_in' || grant.who === 'anyone')
  const limits = (who: string): boolean => sees(who).every((grant) => grant.own !== null)
  return joined(
    grants.flatMap((grant) => {
      if (grant.own !== null || grant.who === 'anyone') return [grant]
      const roles = grant.who === 'signed_in' ? everybody : [grant.who]
      if (!roles.some(limits)) return [grant]
      return roles.flatMap((who) => (limits(who) ? sees(who).map(({ own }) => ({ who, own })) : [{ who, own: null }]))
    }),
  )
}

/** Whom the text gives only their own things gets no others by what is usual. */
function ownOnly(
  draft: Draft,
  entity: EntityDraft,
  { said, grants }: { said: readonly Allowance[]; grants: readonly Grant[] },
): Grant[] {
  const may = said.filter((one) => one.kind === 'may')
  const bound = may.filter((one) => one.own && !may.some((other) => !other.own && other.who === one.who))
  const roles = new Set(bound.map((one) => one.who).filter((who) => draft.roles.has(who)))
  if (roles.size === 0) return [...grants]
  const pathOf = (who: string): string | null => bound.find((one) => one.who === who)?.path ?? ownOf(entity)
  const everybody = may.some((one) => !one.own && /^(?:signed_in|anyone)$/.test(one.who))
  return joined(
    grants.flatMap((grant) => {
      if (grant.own !== null || everybody) return [grant]
      if (roles.has(grant.who)) return [{ who: grant.who, own: pathOf(grant.who) }]
      if (grant.who !== 'signed_in') return [grant]
      return [...draft.roles.keys()].map((who) => ({ who, own: roles.has(who) ? pathOf(who) : null }))
    }),
  )
}

/** Takes away what the text forbids, and keeps people apart where it says so. */
function limited(
  draft: Draft,
  entity: EntityDraft,
  input: { readonly action: Action; readonly grants: readonly Grant[] },
): Grant[] {
  const said = entity.allowances.filter((one) => one.action === input.action)
  let grants = ownOnly(draft, entity, { said, grants: input.grants })
  for (const one of said) {
    if (one.kind === 'may') continue
    if (one.who === 'nobody') return []
    const all = one.who === 'signed_in' || one.who === 'anyone'
    if (one.kind === 'not') {
      const others = all ? [] : [...draft.roles.keys()].filter((id) => id !== one.who)
      grants = grants.flatMap((grant) =>
        grant.who === one.who || (all && grant.who === 'signed_in')
          ? []
          : grant.who === 'signed_in'
            ? others.map((who) => ({ ...grant, who }))
            : [grant],
      )
      continue
    }
    const free = new Set(
      said.filter((other) => other.kind === 'may' && !other.own && other.who !== one.who).map((other) => other.who),
    )
    for (const role of draft.roles.values()) if (isStaff(draft, role.id) && role.id !== one.who) free.add(role.id)
    const seeing = /^(?:list|view)$/.test(input.action) && grants.length > 0 && ownOf(entity) !== null
    grants = joined([
      ...(seeing ? [{ who: one.who, own: ownOf(entity) }] : []),
      ...grants.flatMap((grant) =>
        grant.who === one.who
          ? [{ who: grant.who, own: ownOf(entity) }]
          : grant.who === 'signed_in' || grant.who === 'anyone'
            ? [
                { who: one.who, own: ownOf(entity) },
                ...[...free].filter((id) => draft.roles.has(id)).map((who) => ({ who, own: grant.own })),
              ]
            : [free.has(grant.who) ? grant : { who: grant.who, own: all ? ownOf(entity) : grant.own }],
      ),
    ])
  }
  return joined(grants)
}

const covers = (grants: readonly Grant[], grant: Grant): boolean =>
  grants.some(
    (one) =>
      (one.who === grant.who || one.who === 'anyone' || (one.who === 'signed_in' && grant.who !== 'anyone')) &&
      (one.own === null || one.own === grant.own),
  )

/** Without grants that others make superfluous. */
export function joined(grants: readonly Grant[]): Grant[] {
  const kept: Grant[] = []
  for (const grant of grants) if (!covers(kept, grant)) kept.push(grant)
  return kept.filter(
    (grant) =>
      !covers(
        kept.filter((one) => one !== grant),
        grant,
      ),
  )
}
