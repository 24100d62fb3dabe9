import { resolve } from 'node:path'
import type { Client, RunSummary } from '../../client/client.ts'
import { InvalidInput } from '../../core/errors.ts'
import { assumptionsOf } from '../build/assumptions.ts'
import { deliver } from '../build/deliver.ts'
import { findUnfinished } from '../build/find-unfinished.ts'
import { followRun, type Progress, progressFrom } from '../build/follow-run.ts'
import { judge } from '../build/judge.ts'
import { type Order, startInput } from '../build/order.ts'
import { waitForEffect } from '../build/wait-for-effect.ts'
import { withLastingClient } from '../connect.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { emptyFolder } from '../input/out-place.ts'
import { readObject, readWorkflow } from '../input/read-json.ts'
import { readRequirements } from '../input/read-requirements.ts'
import { type Line, line } from '../show/line.ts'
import { oneLine } from '../show/safe-text.ts'
import { summary } from '../show/summary.ts'
import { openView } from '../show/open-view.ts'
import type { View } from '../show/view.ts'
import type { Settings, World } from '../world.ts'

export interface BuildOptions {
  readonly file?: string
  readonly out?: string
  readonly provider?: string
  readonly model?: Order['models']
  /** `--no-cache` makes it false. */
  readonly cache?: boolean
  readonly budget?: number
  readonly workflow?: string
  readonly data?: string
  readonly title?: string
  readonly drill?: string
  /** Where exchanges with models are kept. */
  readonly record?: string
  readonly questions?: true
  readonly json?: true
  readonly text?: true
  readonly allowPartial?: true
  readonly server?: string
}

/** `g1 build`: requirements in, application out. Everything is checked before anything is started. */
export async function build(world: World, text: string | undefined, options: BuildOptions): Promise<ExitCode> {
  const order = await readOrder(world, text, options)
  if (options.out === undefined && order.requirements !== null) {
    throw new InvalidInput(
      'Found no --out, expected the folder that the application goes to, such as --out ./my-app.',
      ['--out'],
    )
  }
  const folder = options.out === undefined ? null : await emptyFolder(world.cwd, options.out)
  const work: Work = { world, options, order, folder, progress: progressFrom(null), view: null, run: null }
  try {
    const connecting = { server: options.server, purpose: 'work', settings: settingsFor(world, options) } as const
    return await withLastingClient(world, connecting, (client) => carryOut(work, client))
  } finally {
    work.view?.end()
  }
}

/** What a node of this process is told beside its environment. Throws InvalidInput where another server works. */
function settingsFor({ cwd }: World, { record, provider, server }: BuildOptions): Settings {
  if (record === undefined) return {}
  if (server === undefined) return { G1_RECORD: resolve(cwd, record), ...(provider && { G1_PROVIDER: provider }) }
  throw new InvalidInput(
    'Found --record with --server, expected one of them; start that server with G1_RECORD instead.',
    ['--record'],
  )
}

async function readOrder(world: World, text: string | undefined, options: BuildOptions): Promise<Order> {
  const { file, workflow, data, title, provider, budget, drill, questions } = options
  const chosen = drill === undefined ? provider : `${provider ?? 'offline'}+${drill}`
  return {
    workflow: workflow === undefined ? null : await readWorkflow(world.cwd, workflow),
    data: data === undefined ? null : await readObject(world.cwd, data, '--data'),
    requirements: await readRequirements(world, { text, file, optional: workflow !== undefined }),
    title: title ?? null,
    provider: chosen ?? null,
    budgetUsd: budget ?? null,
    questionsAllowed: questions === true,
    models: options.model ?? [],
    cache: options.cache ?? true,
  }
}

/** A build under way: it may have to go on with another server than it began with. */
interface Work {
  readonly world: World
  readonly options: BuildOptions
  readonly order: Order
  readonly folder: string | null
  readonly progress: Progress
  view: View | null
  run: RunSummary | null
}

async function carryOut(work: Work, client: Client): Promise<ExitCode> {
  const { world, options, order, folder, progress } = work
  if (world.interrupted.aborted) return exitCode.interrupted
  const view = (work.view ??= openView(world.terminal, {
    json: options.json === true,
    text: options.text === true,
    personas: await client.personas(),
  }))
  if (work.run === null) {
    work.run = await findOrStart(client, view, order)
    if (options.drill !== undefined) view.say(drillLines(options.drill))
  }
  const { run } = work
  const ask = world.terminal.canAsk && options.json !== true
  const followed = await followRun({ client, world, view, runId: run.id, progress, ask })
  if (followed === 'interrupted') {
    view.say([
      line(`Left unfinished: ${run.id}. The same command goes on with it; g1 cancel ${run.id} ends it.`, 'head'),
    ])
    return exitCode.interrupted
  }
  const detail = await client.runDetail(run.id)
  if (detail === null) throw new InvalidInput(`Found no run ${run.id} any more, expected it on ${client.url}.`)
  const isDelivered = folder !== null && detail.status === 'COMPLETED' && detail.deliverable !== null
  if (isDelivered && detail.deliverable !== null) await deliver(client, detail.deliverable, folder)
  const delivery = isDelivered ? { folder, shellNode: await world.shellNode() } : null
  view.end()
  view.say([
    ...summary({ run: detail, delivery, assumptions: await assumptionsOf(client, run.id) }),
    ...(followed === 'parked' ? parkedLines(run.id) : []),
  ])
  return judge(detail, options.allowPartial === true)
}

async function findOrStart(client: Client, view: View, order: Order): Promise<RunSummary> {
  const found = await findUnfinished(client, order)
  if (found === null) {
    const run = await client.startRun(startInput(order))
    view.say([line(`${oneLine(run.title)}`, 'head'), line(`${run.id} at ${client.url}`, 'faint')])
    return run
  }
  view.say([line(`Going on with the unfinished run ${found.id} of the same requirements.`, 'head')])
  if (found.status === 'PAUSED' || found.status === 'PARKED') {
    await client.resumeRun({ runId: found.id })
    await waitForEffect(client, found, ['RunResumed'])
  }
  return found
}

const drillLines = (flaw: string): readonly Line[] => [
  line(
    `Drill: on purpose, one flaw (${oneLine(flaw, 40)}) is put into the first delivery. Verification and tests are not told; they have to find it.`,
    'head',
  ),
]

const parkedLines = (runId: string): readonly Line[] => [
  line(`The run rests until somebody looks after it: g1 resume ${runId}, or g1 cancel ${runId}.`, 'bad'),
]
