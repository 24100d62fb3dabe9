import { describe, expect, test } from 'vitest'
import { routeTable } from '../../../src/graphql/rest/route-table.ts'

const meet = routeTable([
  { method: 'GET', path: '/runs/{id}', what: 'one run' },
  { method: 'GET', path: '/runs/newest', what: 'the newest run' },
  { method: 'POST', path: '/runs', what: 'an order' },
  { method: 'GET', path: '/open.json', what: 'a file' },
])

describe('a table of routes', () => {
  test.each([
    ['GET', '/runs/a', { what: 'one run', given: { id: 'a' } }],
    ['HEAD', '/runs/a', { what: 'one run', given: { id: 'a' } }],
    ['GET', '/runs/a%2Fb', { what: 'one run', given: { id: 'a/b' } }],
    ['GET', '/runs/newest', { what: 'the newest run', given: {} }],
    ['GET', '/runs', { allowed: ['POST', 'OPTIONS'] }],
    ['DELETE', '/runs/a', { allowed: ['GET', 'HEAD', 'OPTIONS'] }],
    ['GET', '/open.json', { what: 'a file', given: {} }],
    ['GET', '/openxjson', null],
    ['GET', '/runs/', null],
    ['GET', '/runs/a/', null],
    ['GET', '/runs/a/b', null],
    ['GET', '/runs/..', null],
    ['GET', '/runs/%2E', null],
    ['GET', '/runs\n', null],
    ['GET', '/elsewhere/runs', null],
  ])('says what is there for %s %j', (method, path, met) => {
    expect(meet(method, path)).toEqual(met)
  })
})
