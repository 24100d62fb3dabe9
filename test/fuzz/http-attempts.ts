import type { Attempt } from './attempt.ts'
import type { Dice } from './dice.ts'
import { oddText, spoil } from './odd-text.ts'
import { anyOperation, Generated, type Operation } from './operations.ts'
import { sendHttp } from './send-http.ts'
import { spoiltDocument } from './spoilt-document.ts'
import { anyJson, cursor } from './values.ts'

const json = { 'content-type': 'application/json', accept: 'application/json' }
const graphql = (operation: unknown) => ({
  method: 'POST',
  path: '/graphql',
  headers: json,
  body: JSON.stringify(operation),
})

/** Operations that follow from the schema. */
export const operation: Attempt = (target, dice) => sendHttp(target, graphql(anyOperation({ ...target, dice })))

/** What the client sends, with tokens dropped, doubled, swapped, nested or strange. */
export const document: Attempt = (target, dice) =>
  sendHttp(target, graphql({ query: spoiltDocument(dice), variables: variablesFor(target, dice) }))

function variablesFor(target: Parameters<Attempt>[0], dice: Dice): unknown {
  const { material } = target
  if (dice.chance(0.1)) return anyJson({ dice, material }, 3)
  const id = dice.pick([...material.runs, 'run_x'])
  return { id, runId: id, first: dice.below(30), after: cursor({ dice, material }), input: { runId: id } }
}

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND']
const types = [
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'application/graphql',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  '',
  ';',
  'application/json;;;',
]
const accepts = [
  'application/json',
  'application/graphql-response+json',
  'text/event-stream',
  '*/*',
  'multipart/mixed',
  'image/png',
  '',
  'application/json;q=x',
]
const headers = [
  'origin',
  'authorization',
  'x-request-id',
  'content-encoding',
  'accept-encoding',
  'last-event-id',
  'x-forwarded-for',
  'cookie',
  'range',
  'expect',
  'accept-language',
  'x-http-method-override',
  'apollo-require-preflight',
  'if-none-match',
  'traceparent',
  'idempotency-key',
]
const values = [
  'null',
  'http://localhost',
  'Bearer x',
  'Bearer g1key_aaaaaaaa_bbbb',
  'gzip',
  'deflate',
  'identity',
  '127.0.0.1',
  '-1',
  'bytes=0-1',
  '100-continue',
  'é',
  'x'.repeat(4_000),
]

const taking = [
  'query ($v: JSON!) { checkWorkflow(source: $v) { code } }',
  'mutation ($v: JSON!) { startRun(input: { workflow: $v }) { userErrors { code } } }',
  'mutation ($v: JSON!) { startRun(input: { requirements: "", data: $v }) { userErrors { code } } }',
  'mutation ($v: JSON!) { answerApproval(input: { approvalId: "x", decision: "x", outputs: $v }) { userErrors { code } } }',
  'query ($v: ID!) { run(id: $v) { id } }',
]

/** Lists in lists, or objects in objects, as a value where any JSON may stand. */
function deepValue(dice: Dice): string {
  const deep = dice.pick([100, 1_000, 5_000, 20_000])
  const [open, close] = dice.pick([
    ['[', ']'],
    ['{"a":', '}'],
  ] as const)
  const value = open.repeat(deep) + (open === '[' ? '' : '1') + close.repeat(deep)
  return `{"query":${JSON.stringify(dice.pick(taking))},"variables":{"v":${value}}}`
}

/** Requests whose method, headers and body are not what they should be. */
export const request: Attempt = (target, dice) => {
  const asked: Operation = dice.chance(0.9)
    ? anyOperation({ ...target, dice })
    : Generated.subscription({ ...target, dice })
  const extra = dice.times(
    3,
    () => [dice.pick(headers), dice.chance(0.8) ? dice.pick(values) : latin(oddText(dice))] as const,
  )
  const named = { 'content-type': dice.pick(types), accept: dice.pick(accepts), ...Object.fromEntries(extra) }
  return sendHttp(target, {
    method: dice.chance(0.6) ? 'POST' : dice.pick(methods),
    path: dice.chance(0.8)
      ? '/graphql'
      : `/graphql${dice.pick(['/', '?', '//', '%00', '/healthz', '?query=%', '/stream', '?extensions={}'])}`,
    headers: named,
    body: spoiltBody(asked, target, dice),
  })
}

/** What a header can carry at all. */
const latin = (text: string): string => text.replaceAll(/[^\x20-\x7E\xA0-\xFF]/g, '').slice(0, 200)

function spoiltBody(asked: Operation, { material }: Parameters<Attempt>[0], dice: Dice): string | Buffer {
  const text = JSON.stringify(asked)
  switch (dice.below(9)) {
    case 8:
      return deepValue(dice)
    case 0:
      return text
    case 1:
      return JSON.stringify(anyJson({ dice, material }, 4))
    case 2:
      return JSON.stringify([asked, asked])
    case 3:
      return JSON.stringify({
        ...asked,
        [dice.pick(['query', 'variables', 'operationName', 'extensions', '__proto__'])]: anyJson({ dice, material }, 2),
      })
    case 4:
      return Buffer.from(spoil(text, dice), 'latin1')
    case 5:
      return `${'['.repeat(dice.pick([10, 10_000]))}`
    case 6:
      return dice.chance(0.05) ? 'x'.repeat(600_000) : ''
    default:
      return spoil(text, dice)
  }
}

/** Operations in the address of a GET. */
export const get: Attempt = (target, dice) => {
  const { query, variables } = anyOperation({ ...target, dice })
  const text = dice.chance(0.5) ? query : spoil(query, dice)
  const given = dice.chance(0.7) ? JSON.stringify(variables) : spoil(JSON.stringify(variables), dice)
  const search = `query=${escaped(text)}&variables=${escaped(given)}`
  const path = `/graphql?${dice.chance(0.9) ? search : spoil(search, dice)}`.replaceAll(/[^\x21-\x7E]/g, '%')
  return sendHttp(target, { method: 'GET', path, headers: { accept: dice.pick(accepts) }, body: null })
}

const escaped = (text: string): string => encodeURIComponent(text.toWellFormed()).slice(0, 7_000)

/** Subscriptions over event streams, with cursors that were changed, until something comes. */
export const stream: Attempt = (target, dice) => {
  const asked = Generated.subscription({ ...target, dice })
  const resumed = dice.chance(0.3) ? { 'last-event-id': latin(cursor({ dice, material: target.material })) } : {}
  return sendHttp(target, {
    ...graphql(asked),
    headers: { ...json, accept: 'text/event-stream', ...resumed },
  })
}
