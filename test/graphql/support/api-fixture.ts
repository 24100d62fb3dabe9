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

const hashOf = (text: string) => sha256(createHash('sha256').update(text).digest('hex'))

const deliveredText = '{ "name": "sample" }\n'
const deliveredFile: FileRef = {
  path: 'package.json',
  size: Buffer.byteLength(deliveredText),
  sha256: hashOf(deliveredText),
}

const knowledgeFile = (path: string, text: string) => ({ path, text, sha256: hashOf(text) })

/** Starts an API on an embedded store in memory. `wrap` stands between the API and the store. */
export async function startApi(
  more: Partial<ServerOptions> &
    Partial<Pick<ApiOptions, 'brain' | 'delivery' | 'previews'>> & {
      readonly wrap?: (store: Store) => Store
    } = {},
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
    brain: more.brain ?? {
      personas: [
        {
          id: 'writer',
          title: 'The Writer',
          phase: 'work',
          contract: 'document',
          tier: 'light',
          sha256: 'a'.repeat(64),
          prompt: 'Write.',
        },
        {
          id: 'editor',
          title: 'The Editor',
          phase: 'work',
          contract: 'document',
          tier: 'light',
          sha256: 'b'.repeat(64),
          prompt: 'Edit.',
        },
      ],
      workflows: [{ id: 'sample', title: 'A sample', source: sampleWorkflow as never, findings: [] }],
      knowledge: [knowledgeFile('writing/notes.md', 'Short.'), knowledgeFile('editing.md', 'Zwölf Größen.')],
    },
    providers: {
      names: ['offline', 'anthropic'],
      byDefault: 'offline',
      absent: new Map([['openai', 'set OPENAI_API_KEY']]),
      asking: ['anthropic'],
      modelProblem: (model) =>
        model.startsWith('anthropic/')
          ? null
          : `found ${model}, whose provider is not set up (those that are: anthropic)`,
      health: (provider) =>
        provider === 'anthropic'
          ? [
              { model: 'anthropic/ill', retryAt: 1_700_000_000_000 },
              { model: 'anthropic/well', retryAt: null },
            ]
          : [],
    },
    intake: {
      check: ({ workflow }) =>
        checkWorkflow(workflow).findings.map(({ code, message, path, step }) => {
          return { about: 'workflow', code, message, step, at: path }
        }),
    },
    liveActors: () => ({ supervisor: { state: 'running', waiting: 0 }, activations: [] }),
    delivery: more.delivery ?? {
      of: (run) => (run.outcome === null ? null : { files: [deliveredFile], serves: { C1: ['package.json'] } }),
      zip: (files) => Promise.resolve(Buffer.from(files.map(({ path }) => path).join('\n'))),
    },
    previews: more.previews ?? {
      start: () => Promise.resolve({ refused: 'PREVIEWS_OFF', message: 'Found none here.' }),
      stop: () => Promise.resolve(),
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
