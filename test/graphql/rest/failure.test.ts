import { createGraphQLError } from 'graphql-yoga'
import { expect, test } from 'vitest'
import { faultCodes } from '../../../src/graphql/errors/api-fault.ts'
import { faultAnswer } from '../../../src/graphql/rest/failure.ts'

/** What no request to the REST API can be at fault for: its documents are the server's own. */
const own = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'DOCUMENT_NOT_TRUSTED', 'INTERNAL']

const answerTo = (code: string, more = {}) =>
  faultAnswer(createGraphQLError('Found it.', { extensions: { code, ...more } }), 'r1')

test('every code of a fault has a status of its own kind', () => {
  const statuses = faultCodes.map((code) => [code, answerTo(code).status] as const)
  expect(statuses.filter(([, status]) => status === 500).map(([code]) => code)).toEqual(own)
  expect(Object.fromEntries(statuses)).toMatchObject({
    CURSOR_INVALID: 400,
    CURSOR_AHEAD: 409,
    CURSOR_EXPIRED: 410,
    RATE_LIMITED: 429,
    UNAVAILABLE: 503,
  })
})

test('what was found out about the status, the headers and the place goes before', () => {
  const http = { status: 413, headers: { 'retry-after': '3' } }
  const { status, headers, body } = answerTo('BAD_REQUEST', { http, input: ['first'] })
  expect([status, headers]).toEqual([413, { 'retry-after': '3' }])
  const error = { code: 'BAD_REQUEST', message: 'Found it.', requestId: 'r1', path: ['first'] }
  expect(JSON.parse(String(body))).toEqual({ error })
})
