import { setTimeout as pause } from 'node:timers/promises'
import { memoryLeft } from '../memory-of.ts'
import { type BenchNodes, commitTimes, openBenchNodes } from '../nodes/bench-nodes.ts'
import { checkOptions, numberOption, textOption } from '../options.ts'
import { ApiLoad } from './api-load.ts'
import { AudienceCrowd, gigabytes } from './audience-crowd.ts'
import { type AudienceFigures, audienceTables } from './audience-tables.ts'
import { lagsOf } from './lags.ts'
import { cpuOfPods, memoryOfPods, type Pod, startPods } from './pods.ts'

/** Connections that a pod may have, below the limit of 20,000 files. */
const mostOfPod = 19_000
/** One event to all. */
const eventEveryMs = 5_000
const queriesPerSecond = 10
const mutationEveryMs = 1_000
/** How long all may take to be back after their pod went, and to see the last event. */
const patienceMs = 60_000
const mostIdleMs = 10_000

/**
 * As many subscribers as the machine holds, over several pods on one Postgres and one Redis, all of one run that gets an
 * event every five seconds, while queries and mutations run. At half time one pod is told to end. Throws where a
 * subscriber has missed an event or seen one twice.
 */
export async function audience(args: readonly string[]): Promise<void> {
  checkOptions(args, ['clients', 'pods', 'minutes'])
  const clients = numberOption(args, 'clients', 100_000)
  const pods = numberOption(args, 'pods', Math.max(2, Math.ceil(clients / mostOfPod) + 1))
  const minutes = Number(textOption(args, 'minutes', '3'))
  if (!(minutes > 0)) throw new Error(`Found "${minutes}" after --minutes, expected a number above 0.`)
  if (pods < 2) throw new Error(`Found ${pods} pod, expected at least 2: one of them ends at half time.`)
  const figures = await watchTogether({ clients, pods, ms: minutes * 60_000 })
  for (const table of audienceTables(figures)) console.table(table)
  const { gaps, duplicates, stayed } = figures
  if (gaps + duplicates > 0) throw new Error(`Found ${gaps} gaps and ${duplicates} duplicates, expected none.`)
  if (!stayed) throw new Error('Found subscribers who did not come back or have not seen the last event; see above.')
}

/** All of it without a table, for whoever checks the figures. Ends what it starts. */
export async function watchTogether(of: {
  readonly clients: number
  readonly pods: number
  readonly ms: number
}): Promise<AudienceFigures> {
  const nodes = await openBenchNodes({ toolMs: 5, settings: { max_connections: String(30 + 20 * of.pods) } })
  try {
    console.log(`Starting a node for the actors and ${of.pods} for the API …`)
    return await watch({ nodes, pods: await startPods(nodes, of.pods) }, of)
  } finally {
    await nodes.close()
  }
}

interface House {
  readonly nodes: BenchNodes
  readonly pods: readonly Pod[]
}

async function watch(
  { nodes, pods }: House,
  of: { readonly clients: number; readonly ms: number },
): Promise<AudienceFigures> {
  const ports = pods.map(({ port }) => port)
  const load = new ApiLoad(ports)
  const here = new Set(pods)
  const runId = await load.startRun()
  if (runId === null) throw new Error('Found no run to watch: startRun came to nothing.')
  const leftBefore = await memoryLeft()
  const crowd = new AudienceCrowd({ size: of.clients, ports, runId })
  const over = new AbortController()
  const without = (pod: Pod): void => {
    here.delete(pod)
    const rest = [...here].map(({ port }) => port)
    load.lead(rest)
    crowd.lead(rest)
  }
  const lost: string[] = []
  for (const pod of pods) {
    void pod.node.exited.then(() => {
      if (over.signal.aborted || !here.has(pod)) return
      console.log(`${pod.name} has ended by itself`)
      lost.push(pod.name)
      without(pod)
    })
  }
  try {
    console.log(`${of.clients} subscribers in ${crowd.processes} processes come …`)
    const coming = await crowd.gathered()
    const held = crowd.size
    console.log(`${held} are there after ${coming.seconds.toFixed(1)} s; ${gigabytes(await memoryLeft())} left`)
    const memory = {
      pods: await memoryOfPods(pods),
      leftBefore,
      leftAfter: await memoryLeft(),
      ofCrowd: (await crowd.report()).rssBytes,
    }

    const idleMs = Math.min(mostIdleMs, of.ms / 6)
    const restCpu = await cpuOfPods(pods)
    await pause(idleMs)
    const idleCores = ((await cpuOfPods(pods)) - restCpu) / (idleMs / 1_000)

    const signal = over.signal
    const work = Promise.all([
      load.query(runId, { perSecond: queriesPerSecond, signal }),
      load.mutate({ everyMs: mutationEveryMs, signal }),
    ])
    const events = keepHappening(load, { runId, signal })
    const [cpu, before] = [await cpuOfPods(pods), await crowd.report()]
    await pause(of.ms / 2)
    const calm = {
      cpuSeconds: (await cpuOfPods(pods)) - cpu,
      deliveries: (await crowd.report()).deliveries - before.deliveries,
    }

    const [leaving] = here
    if (leaving === undefined) throw new Error('Found no pod that is still there.')
    console.log(`${leaving.name} is told to end …`)
    without(leaving)
    const takeover = await endOne(leaving, crowd)
    await pause(Math.max(0, of.ms / 2 - takeover.tookMs))
    over.abort()
    await Promise.all([work, events])
    const committed = await settled(nodes, runId)
    const seenLast = await crowd.reached(Math.max(...committed.keys()), patienceMs)
    const report = await crowd.report(true)
    return {
      asked: of.clients,
      held,
      coming,
      memory,
      idleCores,
      calm,
      takeover,
      load: load.asked,
      lags: lagsOf(report.arrivals, committed),
      events: committed.size,
      gaps: report.gaps,
      duplicates: report.duplicates,
      endings: report.endings,
      lost,
      stayed: takeover.allBackMs !== null && seenLast,
    }
  } finally {
    over.abort()
    await crowd.end()
  }
}

/** Tells a pod to end, and waits until it is gone and its subscribers are back elsewhere. */
async function endOne(
  { node }: Pod,
  crowd: AudienceCrowd,
): Promise<AudienceFigures['takeover'] & { readonly tookMs: number }> {
  const [before, began] = [await crowd.report(), performance.now()]
  const sinceBegan = (): number => performance.now() - began
  const gone = node.stop().then(sinceBegan)
  // Until its first subscriber is gone, all are there.
  while ((await crowd.report()).there === before.there && sinceBegan() < mostIdleMs) await pause(20)
  const allBackMs = (await crowd.complete(patienceMs)) ? sinceBegan() : null
  const goneMs = await gone
  const { resumed } = await crowd.report()
  return { goneMs, allBackMs, resumed: resumed - before.resumed, tookMs: sinceBegan() }
}

/** The run is paused and resumed in turn: each is an event. */
async function keepHappening(
  load: ApiLoad,
  of: { readonly runId: string; readonly signal: AbortSignal },
): Promise<void> {
  const { runId, signal } = of
  for (let turn = 0; !signal.aborted; turn += 1) {
    await load.command(turn % 2 === 0 ? 'pauseRun' : 'resumeRun', runId)
    await pause(eventEveryMs, undefined, { signal }).catch(() => undefined)
  }
}

/** When each event of the run committed, once no more come: the last command may still be on its way to the actor. */
async function settled({ sql }: BenchNodes, runId: string): Promise<ReadonlyMap<number, number>> {
  const id = runId.slice('run_'.length)
  for (let before = -1; ; ) {
    const committed = await commitTimes(sql, id)
    if (committed.size === before) return committed
    before = committed.size
    await pause(500)
  }
}
