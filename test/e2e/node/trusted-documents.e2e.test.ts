import { createHash } from 'node:crypto'
import { writeFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientDocuments } from '../../../src/assembly/trusted/own-documents.ts'
import { askHttp } from '../../graphql/support/raw-http.ts'
import { codesOf, transportNames, transports } from '../../graphql/support/transports.ts'
import { type NodeUnderTest, startNode } from '../../support/node-under-test.ts'
import { watchToEnd } from '../../support/run-log.ts'

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const listed = 'query Listed { __typename }'
const unlisted = 'query Unlisted { __typename }'
const answer = { __typename: 'Query' }

let folder: string
let node: NodeUnderTest
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'g1-documents-'))
  const manifest = join(folder, 'documents.json')
  await writeFile(manifest, JSON.stringify({ ours: listed }))
  node = await startNode({ G1_TRUSTED_DOCUMENTS: manifest, G1_INTROSPECTION: '0', G1_LOG: 'error' })
}, 120_000)
afterAll(async () => {
  await node.close()
  await rm(folder, { recursive: true, force: true })
})

describe.each(transportNames)('a node that trusts listed documents alone, over %s,', (name) => {
  const ask = (params: object) => transports[name](node.url, { params })

  test.each([
    ['text', { query: listed }],
    ['hash', { extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(listed) } } }],
    ['hash as an id', { documentId: `sha256:${hashOf(listed)}` }],
    ['id in its manifest', { documentId: 'ours' }],
  ])('carries one out by its %s', async (_, params) => {
    expect((await ask(params)).result?.data).toEqual(answer)
  })

  test.each([
    ['text', { query: unlisted }],
    ['hash', { extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(unlisted) } } }],
    ['id', { documentId: 'theirs' }],
  ])('refuses another one by its %s', async (_, params) => {
    expect(codesOf(await ask(params))).toEqual(['DOCUMENT_NOT_TRUSTED'])
  })

  test('takes every document of its own client', async () => {
    // Without variables most come to nothing, after they were taken. Plain HTTP carries no subscriptions.
    const queries = clientDocuments().filter((text) => name !== 'HTTP' || !/\bsubscription \w/.test(text))
    for (const query of queries) expect(codesOf(await ask({ query })), query).not.toContain('DOCUMENT_NOT_TRUSTED')
  })
})

test('its own client orders and follows a run', { timeout: 120_000 }, async () => {
  const run = await node.client.startRun({
    requirements: 'Members can add books. Each book has a title.',
    provider: 'offline',
  })
  const events = await watchToEnd(node.client, run.id)
  expect(events.at(-1)?.type).toBe('RunCompleted')
})

test('its REST API asks documents of its own', async () => {
  const { status, text } = await askHttp(node.url, { path: '/api/runs', headers: { accept: 'application/json' } })
  expect({ status, text }).toMatchObject({ status: 200, text: expect.stringContaining('nodes') as string })
})

test('without introspection it shows no GraphiQL', async () => {
  const { headers } = await askHttp(node.url, { path: '/graphql', headers: { accept: 'text/html' } })
  expect(headers['content-type'] ?? '').not.toContain('text/html')
})
