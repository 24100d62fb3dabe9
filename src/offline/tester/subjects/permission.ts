import type { Entity } from '../../../core/app-spec/entity.ts'
import type { Action } from '../../../core/app-spec/grant.ts'
import { CannotTest } from '../cannot-test.ts'
import type { Ground } from '../ground.ts'
import { frozenFromStart } from '../support/solve.ts'
import { rolesOf, standing } from '../support/standing.ts'
import { and, inside } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

/** How an action is tried on `row` by `by`, in vain and with success. */
type Trial = { readonly fails: (status: string) => string; readonly without: string | null; readonly works: string }

const trials: Readonly<Record<Exclude<Action, 'create'>, Trial>> = {
  view: { fails: (status) => `doesNotSee(s, row, by, ${status})`, without: null, works: 'sees(s, row, by)' },
  list: {
    fails: (status) => `hasNoList(s, row, by, ${status})`,
    without: 'listsWithout(s, row, by)',
    works: 'lists(s, row, by)',
  },
  export: {
    fails: (status) => `hasNoExport(s, row, by, ${status})`,
    without: 'exportsWithout(s, row, by)',
    works: 'exports(s, row, by)',
  },
  edit: {
    fails: (status) => `notChanged(s, row, { by, body: harmlessChange(s, row) }, ${status})`,
    without: null,
    works: 'changes(s, row, harmlessChange(s, row), by)',
  },
  delete: { fails: (status) => `notDeleted(s, row, by, ${status})`, without: null, works: 'deletes(s, row, by)' },
}

/** What is granted works; everyone else, and everyone with a row that is not their own, is refused. */
export const permission: SubjectWriter<'permission'> = (subject, ground) => {
  const entity = ground.makable(subject.entity)
  const { action } = subject
  return [
    {
      says: sentence(ground, entity, action),
      body: action === 'create' ? creating(ground, entity) : acting(ground, entity, action),
    },
  ]
}

/** The refusal that someone of the role gets who may see the row, or may not; null is someone who is not signed in. */
export const refusalOf = (role: string | null, sees = false): string =>
  role === null ? '{ status: 401 }' : `{ status: ${sees ? '403' : '[403, 404]'} }`

/** Lines that make `row` and `by`, someone of the role: one who sees the row, wherever people of the role can see one. */
export function seenBy(ground: Ground, entity: Entity, role: string | null, row: (order: string) => string) {
  const someone = `await s.another(${role === null ? 'null' : `'${role}'`})`
  const sight = ground.sight(entity, role)
  const lines =
    sight === null || sight === 'all'
      ? [`const row = ${row('')}`, `const by = ${someone}`]
      : [`const by = ${someone}`, `const row = ${row(`, {}, { owned: [{ path: '${sight.path}', account: by }] }`)}`]
  return { lines, sees: sight !== null }
}

function acting(ground: Ground, entity: Entity, action: Exclude<Action, 'create'>): readonly string[] {
  if (action === 'delete' && frozenFromStart(entity, action))
    throw new CannotTest(`No new row of ${entity.title} may be deleted.`)
  const trial = trials[action]
  const grants = entity.grants[action]
  const make = `s.make('${entity.id}'`
  const made = (order: string) => `await ${make}${order})`
  const needsSight = action === 'edit' || action === 'delete'
  return ground.everyone.flatMap((role) => {
    const account = (verb: string) => `await s.${verb}(${role === null ? 'null' : `'${role}'`})`
    const block = (says: string, lines: readonly string[]) => [
      `// ${says}`,
      '{',
      ...lines.map((line) => `  ${line}`),
      '}',
    ]
    const name = role ?? 'nobody signed in'
    const by = `const by = ${account('another')}`
    switch (standing(grants, role)) {
      case 'never': {
        if (!needsSight)
          return block(`May not: ${name}.`, [`const row = await ${make})`, by, `await ${trial.fails(refusalOf(role))}`])
        const { lines, sees } = seenBy(ground, entity, role, made)
        return block(`May not: ${name}${sees ? ', though they see it' : ''}.`, [
          ...lines,
          `await ${trial.fails(refusalOf(role, sees))}`,
        ])
      }
      case 'free': {
        if (!needsSight) return block(`May: ${name}.`, [`const row = await ${make})`, by, `await ${trial.works}`])
        const { lines, sees } = seenBy(ground, entity, role, made)
        if (!sees) throw new CannotTest(unseen(entity, action, role))
        return block(`May: ${name}.`, [...lines, `await ${trial.works}`])
      }
      case 'own': {
        const refused = `await ${trial.without ?? trial.fails(refusalOf(role))}`
        const path = role === null ? null : ground.ownPath(entity, grants, role)
        if (path === null)
          return block(`May only with their own, and has none: ${name}.`, [`const row = await ${make})`, by, refused])
        const owned = `const row = await ${make}, {}, { owned: [{ path: '${path}', account: owner }] })`
        return block(`May with their own only: ${name}.`, [
          `const owner = ${account('another')}`,
          owned,
          by,
          refused,
          `await ${trial.works.replace(/\bby\b/, 'owner')}`,
        ])
      }
    }
  })
}

/** Why a test cannot show that people of a role may do something: they do not come to see a row. */
export const unseen = (entity: Entity, what: string, role: string | null): string =>
  `Those who may ${what} rows of ${entity.title} (${role ?? 'nobody signed in'}) see none of them.`

function creating(ground: Ground, entity: Entity): readonly string[] {
  const make = (more: string) => `await s.make('${entity.id}', {}, { ${more} })`
  return ground.everyone.flatMap((role) => {
    const account = (verb: string) => `await s.${verb}(${role === null ? 'null' : `'${role}'`})`
    const name = role ?? 'nobody signed in'
    switch (standing(entity.grants.create, role)) {
      case 'never':
        return [
          `// May not: ${name}. The same request works for someone who may.`,
          '{',
          `  const draft = await s.draft('${entity.id}')`,
          `  await notAdded(s, { ...draft, by: ${account('another')} }, ${refusalOf(role)})`,
          '  await s.keep(draft)',
          '}',
        ]
      case 'free':
        return [`// May: ${name}.`, make(`by: ${account('another')}`)]
      case 'own': {
        const path = role === null ? null : ground.ownPath(entity, entity.grants.create, role)
        if (path === null) return []
        return [
          `// May for themselves only: ${name}.`,
          '{',
          ...forOthers(entity, path, account('another')).map((line) => `  ${line}`),
          '}',
        ]
      }
    }
  })
}

function forOthers(entity: Entity, path: string, account: string): readonly string[] {
  const field = entity.fields.find((each) => each.id === path.split('.')[0])
  const people = [`const owner = ${account}`, `const other = ${account}`]
  const own = `const own = await s.draft('${entity.id}', {}, { by: owner })`
  if (field?.editable === false) {
    return [
      ...people,
      own,
      `await notAdded(s, { ...own, body: { ...own.body, ${field.id}: other.id } }, { status: 400 })`,
      `assert.equal((await s.keep(own)).data.${field.id}, owner.id)`,
    ]
  }
  return [
    ...people,
    `const others = await s.draft('${entity.id}', {}, { by: owner, owned: [{ path: '${path}', account: other }] })`,
    'await notAdded(s, others, { status: [403, 404, 422] })',
    own,
    'await s.keep(own)',
  ]
}

function sentence(ground: Ground, entity: Entity, action: Action): string {
  const grants = entity.grants[action]
  const what = `${action} ${inside(entity.plural)}`
  if (standing(grants, null) === 'free') return `Anyone may ${what}`
  const roles = rolesOf(ground.spec)
  const free = roles.filter((role) => standing(grants, role.id) === 'free').map((role) => inside(role.plural))
  const own = roles.filter((role) => standing(grants, role.id) === 'own').map((role) => inside(role.plural))
  if (free.length === roles.length) return `Only those who are signed in may ${what}`
  const parts = [
    ...(free.length > 0 ? [`${and(free)} may ${what}`] : []),
    ...(own.length > 0 ? [`${and(own)} may ${action} only their own`] : []),
  ]
  return parts.length === 0
    ? `Nobody may ${what}`
    : `Only ${parts.join(', ')}`.replace(/^Only (.* only their own)$/, (all, rest: string) =>
        free.length > 0 ? all : `${rest.slice(0, 1).toUpperCase()}${rest.slice(1)} ${inside(entity.plural)}`,
      )
}
