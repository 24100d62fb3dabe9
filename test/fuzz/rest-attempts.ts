import { isRequiredArgument } from 'graphql'
import type { Attempt } from './attempt.ts'
import { oddText, spoil } from './odd-text.ts'
import { sendHttp } from './send-http.ts'
import { anyJson, asJson, cursor, valueFor } from './values.ts'

const parts = [
  'runs',
  'events',
  'entries',
  'handoffs',
  'steps',
  'personas',
  'workflows',
  'providers',
  'knowledge',
  'cluster-nodes',
  'node',
  'caller',
  'docs',
  'openapi.json',
  'deliverable.zip',
  'pause',
  'start-run',
  'error-codes',
]

/** Paths under `/api`, and of what is downloaded: names of root fields and of nouns, ids, what is left out and what is too much. */
export const rest: Attempt = (target, dice) => {
  const { schema, material } = target
  const asking = { dice, material }
  const isRead = dice.chance(0.75)
  const root = isRead ? schema.getQueryType() : schema.getMutationType()
  const field = dice.pick(Object.values(root?.getFields() ?? {}))
  const args = Object.fromEntries(
    field.args
      .filter((arg) => dice.chance(isRequiredArgument(arg) ? 0.95 : 0.5))
      .map((arg) => [arg.name, asJson(valueFor(arg.type, arg.name, asking))]),
  )
  const kebab = field.name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const named = dice.pick([
    `/api/${kebab}`,
    `/api/${field.name}`,
    `/api/runs/${dice.pick([...material.runs, 'x'])}`,
    `/api/runs/${dice.pick([...material.runs, 'x'])}/${dice.pick(parts)}`,
    `/api/${dice.pick(parts)}/${dice.pick([...material.ids, 'x'])}`,
    `/api/${dice.pick(parts)}`,
    `/runs/${dice.pick([...material.runs, 'x'])}/deliverable.zip`,
    `/api`,
  ])
  const path = dice.chance(0.15) ? spoil(named, dice) : named
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(args)) {
    search.append(name, typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value))
  }
  if (dice.chance(0.3)) search.append('after', cursor(asking).toWellFormed())
  if (dice.chance(0.3))
    search.append(dice.pick(['first', 'wait', 'fields', 'types']), dice.pick(['0', '1', '-1', 'x', '1e9', '']))
  if (dice.chance(0.1)) search.append(oddText(dice).toWellFormed(), oddText(dice).toWellFormed())
  const method = dice.chance(0.8)
    ? isRead
      ? 'GET'
      : 'POST'
    : dice.pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'POST', 'GET'])
  const body = JSON.stringify(dice.chance(0.8) ? args : anyJson(asking, 3))
  return sendHttp(target, {
    method,
    path: `${path}${isRead || dice.chance(0.2) ? `?${search}` : ''}`
      .replaceAll(/[^\x21-\x7E]/g, '%')
      .replace(/^[^/]*/, ''),
    headers: { 'content-type': dice.chance(0.9) ? 'application/json' : 'text/plain', accept: 'application/json' },
    body: method === 'GET' || method === 'HEAD' ? null : dice.chance(0.8) ? body : spoil(body, dice),
    waits: true,
  })
}
