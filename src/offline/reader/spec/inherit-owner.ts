import type { Action } from '../../../core/app-spec/grant.ts'
import type { Allowance, Draft, EntityDraft } from '../draft/draft.ts'
import { titleOf } from '../draft/naming.ts'
import { pluralOf } from '../language/inflect.ts'

/**
 * The rows of a thing that is part of somebody's own (`order lines` of an order) are theirs as well: about such things the
 * text says nothing, and what it says of the whole holds for the parts.
 */
export function inheritOwners(draft: Draft): void {
  if (draft.accountsRefused) return
  for (const entity of draft.entities.values()) {
    if (entity.allowances.length > 0 || entity.owner !== null || entity.ownPath !== null) continue
    const whole = wholeOf(draft, entity)
    if (whole === null) continue
    entity.allowances = whole.parent.allowances.flatMap((one) => partAllowance(one, whole))
    if (entity.allowances.length > 0)
      draft.assumptions.push({
        text: `${titleOf(pluralOf(entity.noun))} are seen and kept by those who see and keep their ${whole.parent.noun}.`,
        source: 'default',
      })
  }
}

type Whole = { readonly parent: EntityDraft; readonly via: string; readonly owner: string }

/** The one thing that such rows cannot be without, if people see only their own of it. */
function wholeOf(draft: Draft, entity: EntityDraft): Whole | null {
  const parents = entity.fields.flatMap((field): Whole[] => {
    const parent = field.required && field.target !== null ? draft.entities.get(field.target) : undefined
    if (parent === undefined || parent.owner === null || parent === entity) return []
    return parent.allowances.some((one) => one.own && /^(?:list|view)$/.test(one.action))
      ? [{ parent, via: field.id, owner: parent.owner }]
      : []
  })
  return parents.length === 1 ? (parents[0] ?? null) : null
}

/** What somebody may with the whole, for its parts: who keeps the whole adds, changes and removes parts of their own. */
function partAllowance(one: Allowance, { via, owner }: Whole): Allowance[] {
  if (one.kind !== 'may' || one.path !== undefined || one.action === 'export') return []
  const keeps: readonly Action[] = one.action === 'create' ? ['create', 'edit', 'delete'] : [one.action]
  const own = one.own || one.action === 'create'
  return keeps
    .filter((action) => !/^(?:edit|delete)$/.test(action) || one.action === 'create')
    .map((action) => ({ ...one, action, own, only: false, ...(own ? { path: `${via}.${owner}` } : {}) }))
}
