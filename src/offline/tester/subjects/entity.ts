import type { Entity } from '../../../core/app-spec/entity.ts'
import type { Action } from '../../../core/app-spec/grant.ts'
import { CannotTest } from '../cannot-test.ts'
import { frozenFromStart } from '../support/solve.ts'
import { allowed } from '../support/standing.ts'
import { and } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

const verbs: Readonly<Record<Action, string>> = {
  list: 'listed',
  view: 'viewed',
  create: 'added',
  edit: 'changed',
  delete: 'deleted',
  export: 'exported',
}
const plain = ['text', 'email', 'url', 'phone', 'integer']

/** Such rows are kept, and each named action works for someone who may, in the API and on the pages. */
export const entity: SubjectWriter<'entity'> = (subject, ground) => {
  const found = ground.makable(subject.entity)
  for (const action of subject.actions) {
    if (allowed(ground.spec, found.grants[action]).length === 0)
      throw new CannotTest(`Nobody may ${action} a row of ${found.title}.`)
  }
  if (subject.actions.includes('delete') && frozenFromStart(found, 'delete'))
    throw new CannotTest(`No new row of ${found.title} may be deleted.`)
  const label = found.fields.find((field) => field.id === found.label && plain.includes(field.type))
  const order = ['create', 'view', 'list', 'export', 'edit', 'delete'] as const
  const steps = order.filter((action) => action === 'create' || subject.actions.includes(action))
  return [
    {
      says: `${found.plural} can be ${and(steps.map((action) => verbs[action]))}`,
      body: [
        `const row = await s.make('${found.id}')`,
        ...steps.flatMap((action) => tries(found, action, label?.id ?? null)),
      ],
    },
  ]
}

function tries(entity: Entity, action: Action, label: string | null): readonly string[] {
  const who = `await s.who('${action}', row)`
  switch (action) {
    case 'create':
      return [
        '// The form asks for every field that people set.',
        `const form = await page(row.by, '/${entity.path}/new')`,
        `for (const title of [${entity.fields
          .filter((field) => field.editable)
          .map((field) => JSON.stringify(field.title))
          .join(', ')}]) assert.ok(form.includes(title), \`the form asks for \${title}\`)`,
      ]
    case 'view':
      return [
        `const viewer = ${who}`,
        'await sees(s, row, viewer)',
        ...(label === null
          ? [`await page(viewer, \`/${entity.path}/\${row.id}\`)`]
          : [`await shows(viewer, \`/${entity.path}/\${row.id}\`, row.data.${label})`]),
      ]
    case 'list':
      return [
        `const lister = ${who}`,
        'await lists(s, row, lister)',
        ...(label === null
          ? [`await page(lister, '/${entity.path}')`]
          : [`await shows(lister, '/${entity.path}?sort=-created_at', row.data.${label})`]),
      ]
    case 'export':
      return [`await exports(s, row, ${who})`]
    case 'edit':
      return [`await changes(s, row, harmlessChange(s, row), ${who})`]
    case 'delete':
      return [
        `const gone = await s.make('${entity.id}')`,
        `await deletes(s, gone, await s.who('delete', gone))`,
        'await s.read(row)',
      ]
  }
}
