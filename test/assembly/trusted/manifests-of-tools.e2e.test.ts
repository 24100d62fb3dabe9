import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from '@graphql-codegen/cli'
import { buildSchema, printSchema } from 'graphql'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { openTrustedDocuments } from '../../../src/assembly/trusted/open-trusted-documents.ts'
import { readConfig } from '../../../src/config.ts'
import { readSdl } from '../../../src/graphql/sdl.ts'
import { documentText } from '../../../src/graphql/operations/trusted-documents.ts'
import { RelayProject } from '../../graphql/support/relay-project.ts'

const sdl = printSchema(buildSchema(readSdl().join('\n')))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'g1-tools-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

const open = (path: string) =>
  openTrustedDocuments(readConfig({ G1_TRUSTED_DOCUMENTS: path }), join(folder, 'no-console'))

test('what relay-compiler persists is trusted by its ids', { timeout: 60_000 }, async () => {
  await using project = await RelayProject.copy(sdl)
  const { documents } = await project.compile()
  const path = join(folder, 'relay.json')
  await writeFile(path, JSON.stringify(Object.fromEntries(documents)))
  const trusted = await open(path)
  expect(documents.size).toBeGreaterThan(5)
  for (const [documentId, text] of documents) expect(documentText({ documentId }, trusted)).toBe(text)
})

test.each(['sha1', 'sha256'] as const)(
  'what the client preset of graphql-codegen persists by %s is, too',
  {
    timeout: 60_000,
  },
  async (hashAlgorithm) => {
    const [schema, documents, made] = ['schema.graphql', 'app.graphql', 'made'].map((name) => join(folder, name))
    await writeFile(schema ?? '', sdl)
    await writeFile(documents ?? '', 'query Own($id: ID!) { run(id: $id) { ...Part } } fragment Part on Run { title }')
    const persistedDocuments = { hashAlgorithm }
    await generate({
      silent: true,
      schema: schema ?? '',
      documents: documents ?? '',
      generates: { [`${made}/`]: { preset: 'client', presetConfig: { persistedDocuments } } },
    })
    const path = join(made ?? '', 'persisted-documents.json')
    const ids = Object.keys(JSON.parse(await readFile(path, 'utf8')) as object)
    const trusted = await open(path)
    expect(ids).toHaveLength(1)
    for (const documentId of ids) expect(documentText({ documentId }, trusted)).toMatch(/query Own\(/)
  },
)
