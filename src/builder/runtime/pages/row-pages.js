import { page, redirect } from '../http/answers.js'
import { parseForm } from '../http/body.js'
import { Refusal } from '../http/errors.js'
import { list, readQuery } from '../listing.js'
import { change, create, demand, demandFree, find, move, remove } from '../records.js'
import { fromForm, wantedValues } from '../values.js'
import { deletePage, formPage } from './form-pages.js'
import { listPage } from './list-page.js'
import { rowPage } from './row-page.js'

/** The pages of one entity: list, new, row, edit, delete, and its transitions. */
export function addRowPages(router, app, entity) {
  const all = `/${entity.path}`
  const one = `${all}/:id`
  const formOf = ({ text, headers }) => parseForm(text, headers['content-type'] ?? '')

  router.add('GET', all, ({ user, query }) => {
    const { done, rest } = takeDone(query)
    const read = readQuery(entity, rest)
    return page(200, listPage(app, entity, { user, query: read, done, ...list(app, entity, user, read) }))
  })
  router.add('GET', `${all}/new`, ({ user, query }) => {
    demand(user, entity.may.create(user))
    const values = { ...wantedValues(entity, user), ...fromQuery(entity, query) }
    return page(200, formPage(app, entity, { user, values }))
  })
  router.add('POST', `${all}/new`, (request) => add(request))
  router.add('POST', all, (request) => add(request))
  function add(request) {
    const { user } = request
    const form = formOf(request)
    return orAgain(
      () => redirect(`${all}/${create(app, entity, user, fromForm(entity, form)).id}?_done=added`),
      (error) => formPage(app, entity, { user, values: form, error }),
    )
  }
  router.add('GET', one, ({ user, params, query }) => {
    const row = find(app, entity, user, params.id)
    return page(200, rowPage(app, entity, { user, row, done: query.get('_done') }))
  })
  router.add('GET', `${one}/edit`, ({ user, params }) => {
    demand(user, entity.may.edit(user))
    const row = find(app, entity, user, params.id)
    demandFree(app, entity, user, 'edit', row.id)
    return page(200, formPage(app, entity, { user, row, values: row }))
  })
  for (const path of [one, `${one}/edit`])
    router.add('POST', path, (request) => {
      const { user, params } = request
      const form = formOf(request)
      return orAgain(
        () => {
          change(app, entity, user, params.id, fromForm(entity, form))
          return redirect(`${all}/${params.id}?_done=saved`)
        },
        (error) => formPage(app, entity, { user, row: find(app, entity, user, params.id), values: form, error }),
      )
    })
  router.add('GET', `${one}/delete`, ({ user, params }) => {
    demand(user, entity.may.delete(user))
    const row = find(app, entity, user, params.id)
    demandFree(app, entity, user, 'delete', row.id)
    return page(200, deletePage(app, entity, { user, row }))
  })
  const orRow = (request, work) =>
    orAgain(work, (error) => {
      const { user, params } = request
      return rowPage(app, entity, { user, row: find(app, entity, user, params.id), error })
    })
  router.add('POST', `${one}/delete`, (request) =>
    orRow(request, () => {
      remove(app, entity, request.user, request.params.id)
      return redirect(entity.may.list(request.user) ? `${all}?_done=deleted` : '/')
    }),
  )
  for (const [name, transition] of Object.entries(entity.states?.transitions ?? {}))
    router.add('POST', `${one}/${name}`, (request) =>
      orRow(request, () => {
        const input = fromForm(entity, formOf(request), transition.asks)
        move(app, entity, request.user, request.params.id, name, input)
        return redirect(`${all}/${request.params.id}?_done=moved`)
      }),
    )
}

function takeDone(query) {
  const rest = new URLSearchParams(query)
  rest.delete('_done')
  return { done: query.get('_done'), rest }
}

/** Values that a link fills in: `/exercises/new?workout=3`. */
function fromQuery(entity, query) {
  const names = Object.keys(entity.fields).filter((name) => entity.fields[name].editable && query.has(name))
  return Object.fromEntries(names.map((name) => [name, query.get(name)]))
}

/** Answers a refusal about the values or the state of a row with the page it came from. */
async function orAgain(work, again) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || ![409, 422].includes(error.status)) throw error
    return page(error.status, again(error))
  }
}
