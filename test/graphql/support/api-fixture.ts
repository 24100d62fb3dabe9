import { createHash } from 'node:crypto'
import { inProcessBus } from '../../../src/bus/in-process-bus.ts'
import { systemClock, uuid7Source } from '../../../src/core/clock.ts'
import { type Incarnation, sha256 } from '../../../src/core/ids.ts'
import type { FileRef } from '../../../src/core/knowledge/entry.ts'
import type { Store } from '../../../src/core/store/store.ts'
import type { Answered, ApiOptions } from '../../../src/graphql/api.ts'
import type { RefusedKey } from '../../../src/graphql/server/admission.ts'
import { type ApiServer, type ServerOptions, startServer } from '../../../src/graphql/server/start-server.ts'
import { openEmbedded } from '../../../src/store/open-embedded.ts'
import { checkWorkflow } from '../../../src/workflow/check-workflow.ts'
import { openNode } from '../../support/store-fixture.ts'
import { sampleWorkflow } from './sample-run.ts'

/** A server on a store of its own, and what it reported as faults. */
export interface ApiFixture {
  readonly api: ApiOptions
  readonly store: Store
  readonly server: ApiServer
  readonly node: Incarnation
  readonly faults: unknown[]
  readonly refused: RefusedKey[]
  readonly answered: readonly Answered[]
  readonly close: () => Promise<void>
}

const deliveredText = '{ "name": "sample" }\n'
const deliveredFile: FileRef = {
  path: 'package.json',
  size: Buffer.byteLength(deliveredText),
  sha256: sha256(createHash('sha256').update(deliveredText).digest('hex')),
}

/** Starts an API on an embedded store in memory. `wrap` stands between the API and the store. */
export async function startApi(
  more: Partial<ServerOptions> & { readonly wrap?: (store: Store) => Store } = {},
): Promise<ApiFixture> {
  const store = await openEmbedded(null)
  const node = await openNode(store)
  await store.putBlobs([{ sha256: deliveredFile.sha256, bytes: Buffer.from(deliveredText) }])
  const faults: unknown[] = []
  const refused: RefusedKey[] = []
  const answered: Answered[] = []
  const api: ApiOptions = {
    store: more.wrap?.(store) ?? store,
    bus: inProcessBus(),
    clock: systemClock,
    ids: uuid7Source(systemClock, () => crypto.randomUUID()),
    node: { id: node, name: 'test', version: '1' },
    brain: {
      personas: [
        {
          id: 'writer',
          title: 'The Writer',
          phase: 'work',
          contract: 'document',
          tier: 'light',
          sha256: 'a'.repeat(64),
        },
        {
          id: 'editor',
          title: 'The Editor',
          phase: 'work',
          contract: 'document',
          tier: 'light',
          sha256: 'b'.repeat(64),
        },
      ],
      workflows: [{ id: 'sample', title: 'A sample', source: sampleWorkflow as never, findings: [] }],
    },
    providers: { names: ['offline'], byDefault: 'offline' },
    intake: {
      check: ({ workflow }) =>
        checkWorkflow(workflow).findings.map(({ code, message, path, step }) => {
          return { about: 'workflow', code, message, step, at: path }
        }),
    },
    liveActors: () => ({ supervisor: { state: 'running', waiting: 0 }, activations: [] }),
    delivery: {
      of: (run) => (run.outcome === null ? null : { files: [deliveredFile], serves: { C1: ['package.json'] } }),
      zip: (files) => Promise.resolve(Buffer.from(files.map(({ path }) => path).join('\n'))),
    },
    sampleRunId: () => null,
    onFault: ({ error }) => faults.push(error),
    onAnswered: (one) => answered.push(one),
    metrics: () => Promise.resolve({ type: 'text/plain; version=0.0.4', body: 'figures 1\n' }),
    onRefused: (one) => refused.push(one),
  }
  const server = await startServer({ healEveryMs: 20, ...more, api, port: 0 })
  const close = async (): Promise<void> => {
    await server.close()
    await store.close()
  }
  return { api, store, server, node, faults, refused, answered, close }
}

interface Reply {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
}

/** Asks over HTTP. What comes back is read by the test that asked, which knows its shape. */
export async function ask<Data = never>(
  { server }: Pick<ApiFixture, 'server'>,
  query: string,
  variables: object = {},
): Promise<{ readonly data: Data; readonly codes: readonly string[] }> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors = [] } = (await response.json()) as Reply
  return { data: data as Data, codes: errors.map(({ extensions }) => extensions.code) }
}
