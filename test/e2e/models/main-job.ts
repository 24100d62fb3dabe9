import type { OutputPart, RunEvent } from '../../../src/client/client.ts'
import { builtInBrain } from '../../brain/support/brains.ts'
import { graphqlRequest } from '../../support/graphql-request.ts'
import { type NodeUnderTest, startNode } from '../../support/node-under-test.ts'
import { watchUntil } from '../../support/run-log.ts'
import type { Misbehave, Misbehaviour } from '../../support/wire/misbehaviour.ts'
import { type Script, scriptedTeam } from '../../support/wire/scripted-team.ts'
import { startWire, type Wire } from '../../support/wire/start-wire.ts'
import type { FormatName } from '../../support/wire/wire-options.ts'
import type { WireRecord } from '../../support/wire/wire-record.ts'

export const formats: readonly FormatName[] = ['openai', 'azure', 'anthropic']
export const keyOf = (format: FormatName): string => `sk-${format}-canary-5d1c07`

/** What the Developer of the script does with the rendered application. */
export const patched = {
  path: 'public/style.css',
  find: 'body {\n  margin: 0;',
  replace: 'body {\n  border-top: 12px solid rebeccapurple;\n  margin: 0;',
}
export const added = { path: 'public/library.css', content: '.shelf {\n  columns: 2;\n}\n' }
const items = [
  { id: 'band', paths: [patched.path], what: 'Show a band on top', why: 'Members know their place.', clauses: [] },
  { id: 'shelf', paths: [added.path], what: 'Add a style for shelves', why: 'Lists are long.', clauses: [] },
]
const scripts: Readonly<Record<string, Script>> = {
  work_list: async ({ byRules }) => ({ ...(await byRules()), items }),
  file_edit: ({ asked: { pack } }) => {
    const { path, find, replace } = patched
    const edit = pack.goal.includes('"band"')
      ? { path, patch: [{ find, replace }], content: null }
      : { ...added, patch: null }
    return { edits: [edit], why: 'As the list says.', clauses: [] }
  },
}

/** Each provider has three bad moments: one that costs nothing, one that is paid for in vain, one of which nobody knows. */
const badMoments: Readonly<Record<string, Misbehaviour>> = {
  clause_review: 'overloaded',
  specification: 'off_contract',
  design: 'cut',
}
function once(): Misbehave {
  const left = new Map(Object.entries(badMoments))
  return ({ contract }) => {
    const bad = left.get(contract ?? '') ?? null
    left.delete(contract ?? '')
    return bad
  }
}

/** A node that knows a model server of each format, and the servers. */
export interface Surroundings {
  readonly node: NodeUnderTest
  readonly wires: Readonly<Record<FormatName, Wire>>
  readonly close: () => Promise<void>
}

export async function openSurroundings(env: Readonly<Record<string, string>>): Promise<Surroundings> {
  const answer = scriptedTeam({ brain: await builtInBrain(), scripts })
  const models = { models: ['gpt-6-luna', 'gpt-6.1-terra', 'gpt-6.1-sol'] }
  const open = (format: FormatName): Promise<Wire> =>
    startWire({
      format,
      answer,
      keys: [keyOf(format)],
      reasoningTokens: 70,
      pace: { characters: 1_000, pauseMs: 20 },
      misbehave: once(),
      ...(format === 'anthropic' ? {} : models),
    })
  const wires = { openai: await open('openai'), azure: await open('azure'), anthropic: await open('anthropic') }
  const node = await startNode({
    OPENAI_API_KEY: keyOf('openai'),
    OPENAI_BASE_URL: `${wires.openai.url}/v1`,
    AZURE_OPENAI_API_KEY: keyOf('azure'),
    AZURE_OPENAI_ENDPOINT: wires.azure.url,
    ANTHROPIC_API_KEY: keyOf('anthropic'),
    ANTHROPIC_BASE_URL: wires.anthropic.url,
    // The model's code is this test's own: it may run where the machine confines nothing.
    G1_ALLOW_UNSANDBOXED: '1',
    ...env,
  })
  const close = async (): Promise<void> => {
    await node.close()
    await Promise.all(Object.values(wires).map((wire) => wire.stop()))
  }
  return { node, wires, close }
}

interface Usage {
  readonly inputTokens: number
  readonly cachedInputTokens: number
  readonly outputTokens: number
  readonly costUsd: number
}
interface FileList {
  readonly files: readonly { readonly path: string; readonly sha256: string }[]
}

/** A run as it stands at its end. */
interface Ended {
  readonly status: string
  readonly outcome: { readonly served: boolean }
  readonly deliverable: {
    readonly files: readonly { readonly path: string; readonly sha256: string; readonly content: string }[]
    readonly testReport: {
      readonly tests: readonly { readonly suite: string; readonly status: string; readonly name: string }[]
    }
  }
  readonly usage: Usage & {
    readonly calls: number
    readonly possiblyPaidTwice: number
    readonly duplicateCalls: number
    readonly byPersona: readonly { readonly usage: Usage }[]
  }
  readonly rendered: { readonly nodes: readonly { readonly content: FileList }[] }
  readonly accepted: { readonly nodes: readonly { readonly content: { readonly files: FileList['files'] } }[] }
  readonly edits: { readonly nodes: readonly { readonly content: unknown }[] }
}
const tokens = 'inputTokens cachedInputTokens outputTokens costUsd'
const endedRun = `query ($id: ID!) { run(id: $id) {
  status outcome { served }
  deliverable { files { path sha256 content } testReport { tests { suite status name } } }
  usage { calls possiblyPaidTwice duplicateCalls ${tokens} byPersona { usage { ${tokens} } } }
  rendered: entries(kind: [RENDERED_APPLICATION]) { nodes { content } }
  accepted: entries(kind: [ACCEPTANCE_TESTS]) { nodes { content } }
  edits: entries(kind: [FILE_EDIT]) { nodes { content } }
} }`

/** What was seen of a delivery: by the provider, in the stream of events, at the end, and live. */
export interface Delivery {
  readonly requests: readonly WireRecord[]
  readonly events: readonly RunEvent[]
  readonly run: Ended
  /** `early`: the provider had not ended its answer when the text was there. */
  readonly heard: readonly (OutputPart & { readonly early: boolean })[]
}

export async function deliver(
  { node: { client, url }, wires }: Surroundings,
  { requirements, provider }: { readonly requirements: string; readonly provider: FormatName },
): Promise<Delivery> {
  const { id } = await client.startRun({ requirements, provider })
  const { requests } = wires[provider]
  const isOpen = ({ step, attempt, round }: OutputPart): boolean =>
    requests.some(
      (request) =>
        request.outcome === 'open' && request.idempotencyKey?.includes(`/${step}/${attempt}/${round}/think/`),
    )
  const heard: Delivery['heard'][number][] = []
  const hear = async (): Promise<void> => {
    for await (const part of client.personaOutput(id)) heard.push({ ...part, early: part.text !== '' && isOpen(part) })
  }
  const hearing = hear()
  const events = await watchUntil(client, id, ({ type }) => ['RunCompleted', 'ApprovalRequested'].includes(type))
  if (events.at(-1)?.type === 'RunCompleted') await hearing
  const { run } = await graphqlRequest<{ run: Ended }>(url, endedRun, { id })
  return { requests: requests.filter((one) => one.idempotencyKey?.startsWith(id.slice(4))), events, run, heard }
}
