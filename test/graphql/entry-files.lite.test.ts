import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Decided } from '../../src/core/event/run-event.ts'
import { entryId, personaId, platformAuthor, publicRunId, type Sha256, sha256, stepId } from '../../src/core/ids.ts'
import type { Json } from '../../src/core/json.ts'
import type { EntryKind } from '../../src/core/knowledge/entry.ts'
import { type ApiFixture, ask, startApi } from './support/api-fixture.ts'
import { RecordedRun, untilApproval } from './support/sample-run.ts'

let fixture: ApiFixture
let run: RecordedRun
const read: Sha256[] = []

const hashOf = (bytes: Uint8Array) => sha256(createHash('sha256').update(bytes).digest('hex'))
const app = Buffer.from("console.log('größer')\n")
const image = Buffer.from([0x89, 0x50, 0xff, 0xfe])
const long = Buffer.alloc(1_000_001, 'x')
const ref = (path: string, bytes: Uint8Array) => ({ path, sha256: hashOf(bytes), size: bytes.byteLength })

const published = (
  id: string,
  of: { readonly kind: EntryKind; readonly author?: string; readonly content: Json },
): Decided => ({
  type: 'EntryPublished',
  data: {
    entry: {
      id: entryId(id),
      kind: of.kind,
      title: id,
      author: of.author === undefined ? platformAuthor : personaId(of.author),
      step: stepId('write'),
      attempt: 1,
      clauses: [],
      content: of.content,
      sha256: sha256('d'.repeat(64)),
      tokens: 1,
      supersedes: null,
    },
  },
})

beforeAll(async () => {
  fixture = await startApi({
    wrap: (store) => ({
      ...store,
      getBlob: (hash) => {
        read.push(hash)
        return store.getBlob(hash)
      },
    }),
  })
  await fixture.store.putBlobs([app, image, long].map((bytes) => ({ sha256: hashOf(bytes), bytes })))
  run = await RecordedRun.begin(fixture.api, fixture.node)
  await run.append(untilApproval)
  await run.append([
    published('E7', {
      kind: 'rendered_application',
      content: { files: [ref('src/b.js', app), ref('a.png', image), ref('long.txt', long)] },
    }),
    published('E8', { kind: 'working_copy', content: { items: [], files: [ref('src/b.js', app)] } }),
    published('E9', { kind: 'document', author: 'writer', content: { files: [ref('stolen.js', app)] } }),
    published('E10', { kind: 'acceptance_tests', content: { tests: [], files: [{ path: 'a.mjs', content: 'x' }] } }),
    published('E11', { kind: 'test_report', content: 'no object' }),
    published('E12', { kind: 'application', content: { files: [ref('gone.js', Buffer.from('never stored'))] } }),
    published('E13', { kind: 'document', author: 'retired_clerk', content: {} }),
  ])
})
afterAll(() => fixture.close())

interface Shown {
  readonly name: string
  readonly author: { readonly title: string; readonly prompt: string | null } | null
  readonly files: readonly {
    readonly path: string
    readonly size: number
    readonly sha256: string
    readonly content: string | null
  }[]
}

async function entries(
  fields: string,
): Promise<{ readonly shown: ReadonlyMap<string, Shown>; codes: readonly string[] }> {
  const query = `query ($id: ID!) { run(id: $id) { entries(first: 100) { nodes { name ${fields} } } } }`
  const { data, codes } = await ask<{ run: { entries: { nodes: readonly Shown[] } } }>(fixture, query, {
    id: publicRunId(run.runId),
  })
  return { shown: new Map(data.run.entries.nodes.map((node) => [node.name, node])), codes }
}

test('an entry of the platform shows its files by path, text as text and nothing else', async () => {
  const { shown } = await entries('files { path size sha256 content }')
  expect(shown.get('E7')?.files).toEqual([
    { ...ref('a.png', image), content: null },
    { ...ref('long.txt', long), content: null },
    { ...ref('src/b.js', app), content: "console.log('größer')\n" },
  ])
  expect(shown.get('E8')?.files).toEqual([{ ...ref('src/b.js', app), content: "console.log('größer')\n" }])
})

test('entries without stored files have none, and no persona can name one', async () => {
  const { shown, codes } = await entries('files { path }')
  for (const name of ['E1', 'E9', 'E10', 'E11']) expect(shown.get(name)?.files).toEqual([])
  expect(codes).toEqual([])
})

test('a file that several entries hold is read once', async () => {
  read.length = 0
  await entries('files { content }')
  expect(read.filter((hash) => hash === hashOf(app))).toHaveLength(1)
})

test('what nobody asks to see is not read', async () => {
  read.length = 0
  await entries('files { path size sha256 }')
  expect(read).toEqual([])
})

test('a file whose bytes are missing leaves the others readable', async () => {
  const { shown, codes } = await entries('files { path content }')
  expect(shown.get('E12')?.files).toEqual([{ path: 'gone.js', content: null }])
  expect(shown.get('E8')?.files[0]?.content).toContain('größer')
  expect(codes).toEqual(['NOT_FOUND'])
})

test('a persona that the brain no longer has is told nothing', async () => {
  const { shown } = await entries('author { title prompt }')
  expect(shown.get('E13')?.author).toEqual({ title: 'Retired Clerk', prompt: null })
  expect(shown.get('E1')?.author).toEqual({ title: 'The Writer', prompt: 'Write.' })
})
