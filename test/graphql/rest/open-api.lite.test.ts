import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicRunId } from '../../../src/core/ids.ts'
import { restOperations } from '../../../src/graphql/rest/rest-operations.ts'
import { makeSchema } from '../../../src/graphql/schema.ts'
import { type ApiFixture, startApi } from '../support/api-fixture.ts'
import { afterApproval, RecordedRun, untilApproval } from '../support/sample-run.ts'
import { call } from './support/call.ts'

interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>
}

let fixture: ApiFixture
let ended: string
let asking: string
let document: Document
let ajv: Ajv2020
beforeAll(async () => {
  fixture = await startApi()
  const finished = await RecordedRun.begin(fixture.api, fixture.node)
  await finished.append(untilApproval)
  await finished.append(afterApproval)
  ended = publicRunId(finished.runId)
  const waiting = await RecordedRun.begin(fixture.api, fixture.node)
  await waiting.append(untilApproval)
  asking = publicRunId(waiting.runId)
  const { body } = await call<Document>(fixture, 'GET /openapi.json')
  document = body
  ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(body, 'document')
})
afterAll(() => fixture.close())

const pointer = (text: string): string => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'))

/** What the document has against an answer. */
function complaints(at: { path: string; method: string; status: number }, body: unknown): unknown {
  const place = `paths/${pointer(at.path)}/${at.method}/responses/${at.status}/content/application~1json/schema`
  const validate = ajv.compile({ $ref: `document#/${place}` })
  return validate(body) ? [] : validate.errors
}

const reading = restOperations.filter(({ method }) => method === 'GET')

describe('the OpenAPI document', () => {
  test('passes the linter without an error and without a warning', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'open-api-'))
    try {
      const file = join(folder, 'openapi.json')
      await writeFile(file, JSON.stringify(document, null, 1))
      const linter = fileURLToPath(import.meta.resolve('@redocly/cli/bin/cli.js'))
      const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
      const args = [linter, 'lint', file, '--extends', 'recommended', '--format', 'json']
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env, maxBuffer: 1e8 })
      const { totals, problems } = JSON.parse(stdout) as { totals: object; problems: readonly { message: string }[] }
      expect(problems.map(({ message }) => message)).toEqual([])
      expect(totals).toMatchObject({ errors: 0, warnings: 0 })
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('has a path for every query and every mutation of the schema', () => {
    const schema = makeSchema()
    const served = new Set(restOperations.map(({ field }) => field.split('.', 2).join('.')))
    const all = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).map((name) => `${type?.name ?? ''}.${name}`),
    )
    expect(all.filter((field) => !served.has(field))).toEqual([])
  })

  test('names each operation once, those beside the schema too, and no other', () => {
    const names = Object.values(document.paths).flatMap((path) =>
      ['get', 'post', 'delete'].flatMap((method) => path[method]?.operationId ?? []),
    )
    const beside = ['followRun', 'downloadDeliverable']
    expect(names.toSorted()).toEqual([...restOperations.map(({ name }) => name), ...beside].toSorted())
  })

  test.each(reading.map((operation) => [operation.name, operation] as const))(
    'says what %s answers',
    async (_, { path, name }) => {
      const hasBoth = path.startsWith('/runs/{id}') && name !== 'getDeliverable'
      for (const id of hasBoth ? [ended, asking] : [ended]) {
        const filled = path.replace('{id}', id).replace('{seq}', '9')
        const { status, body } = await call<object>(fixture, `GET ${filled}`)
        expect([status, complaints({ path, method: 'get', status: 200 }, body)]).toEqual([200, []])
      }
    },
  )

  test('says what anything by its id looks like', async () => {
    const of = asking.slice(4)
    const ids = [`step_${of}_1`, `entry_${of}_E1`, `pack_${of}_1.1`, `event_${of}_5`, `approval_${of}_P1`]
    const more = [`workitem_${of}_P1`, `node_${fixture.node}`, 'persona_writer', 'workflow_sample']
    for (const id of [asking, ...ids, ...more]) {
      const { status, body } = await call<{ id: string }>(fixture, `GET /nodes/${id}`)
      expect([id, status, body.id]).toEqual([id, 200, id])
      expect([id, complaints({ path: '/nodes/{id}', method: 'get', status }, body)]).toEqual([id, []])
    }
  })

  test('says what the long poll answers', async () => {
    const { status, body } = await call<object>(fixture, `GET /runs/${ended}/events`)
    expect(complaints({ path: '/runs/{id}/events', method: 'get', status }, body)).toEqual([])
  })

  test.each([
    ['/runs', () => '/runs', { requirements: 'Build a list of notes' }, 201],
    ['/runs/{id}/pause', () => `/runs/${asking}/pause`, {}, 202],
    ['/runs/{id}/forks', () => `/runs/${asking}/forks`, { atSeq: 5 }, 201],
    ['/workflows/check', () => '/workflows/check', { source: {} }, 200],
    ['/api-keys', () => '/api-keys', { name: 'a robot', role: 'OPERATOR' }, 201],
  ])('says what a POST to %s answers', async (path, filled, sent, status) => {
    const called = await call<object>(fixture, `POST ${filled()}`, sent)
    expect(called.status).toBe(status)
    expect(complaints({ path, method: 'post', status }, called.body)).toEqual([])
  })

  test('says how requests fail', async () => {
    const { body } = await call(fixture, 'POST /runs', { requirements: '' })
    const validate = ajv.compile({ $ref: 'document#/components/schemas/ErrorAnswer' })
    expect([validate(body), validate.errors]).toEqual([true, null])
  })
})
