import { toCsv } from './csv.js'
import { empty, json } from './http/answers.js'
import { parseJson } from './http/body.js'
import { badRequest } from './http/errors.js'
import { columnsOf, exported, list, readQuery } from './listing.js'
import { change, create, figure, find, move, remove } from './records.js'
import { present } from './rows.js'
import { refuseUnknownKeys } from './values.js'

/** The JSON API of every entity, and the figures. */
export function addApiRoutes(router, app) {
  for (const entity of app.entities) addEntity(router, app, entity)
  router.add('GET', '/api/figures', ({ user }) => json(200, figuresFor(app, user)))
}

/** The figures that the user may see, by id. */
export function figuresFor(app, user) {
  const values = app.figures.map((each) => [
    each.id,
    figure(app, user, { ...each, entity: app.entities.find(({ id }) => id === each.of) }),
  ])
  return Object.fromEntries(values.filter(([, value]) => value !== undefined))
}

function addEntity(router, app, entity) {
  const all = `/api/${entity.path}`
  const one = `${all}/:id`
  const bodyOf = ({ text, headers }, options) => parseJson(text, headers['content-type'] ?? '', options)

  router.add('GET', all, ({ user, query }) => {
    const { rows, ...counts } = list(app, entity, user, readQuery(entity, query))
    return json(200, { items: rows.map((row) => present(entity, row)), ...counts })
  })
  router.add('GET', `${all}.csv`, ({ user, query }) => {
    const rows = exported(app, entity, user, readQuery(entity, query, { paging: false }))
    const columns = Object.keys(columnsOf(entity)).filter((name) => name !== 'updated_at')
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${entity.path}.csv"`,
    }
    return {
      status: 200,
      headers,
      body: toCsv(
        columns,
        rows.map((row) => present(entity, row)),
      ),
    }
  })
  router.add('POST', all, (request) => {
    const input = bodyOf(request)
    refuseUnknownKeys(entity, input)
    const row = create(app, entity, request.user, input)
    return json(201, present(entity, row), { location: `${all}/${row.id}` })
  })
  router.add('GET', one, ({ user, params }) => json(200, present(entity, find(app, entity, user, params.id))))
  router.add('PATCH', one, (request) => {
    const input = bodyOf(request)
    refuseUnknownKeys(entity, input)
    return json(200, present(entity, change(app, entity, request.user, request.params.id, input)))
  })
  router.add('DELETE', one, ({ user, params }) => {
    remove(app, entity, user, params.id)
    return empty()
  })
  for (const [name, transition] of Object.entries(entity.states?.transitions ?? {}))
    router.add('POST', `${one}/${name}`, (request) => {
      const input = bodyOf(request, { optional: true })
      refuseOtherKeys(input, transition.asks)
      return json(200, present(entity, move(app, entity, request.user, request.params.id, name, input)))
    })
}

function refuseOtherKeys(input, asked) {
  const other = Object.keys(input).filter((name) => !asked.includes(name))
  if (other.length > 0) throw badRequest(`This does not take ${other.map((name) => `"${name}"`).join(', ')}.`)
}
