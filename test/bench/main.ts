import { consoleLoad } from './console/console-load.ts'
import { durable } from './durable/durable.ts'
import { modelCall } from './models/model-call.ts'
import { failover } from './nodes/failover.ts'
import { handoffLatency } from './nodes/handoff-latency.ts'
import { liveText } from './nodes/live-text.ts'
import { scale } from './scale/scale.ts'

interface Benchmark {
  readonly about: string
  readonly run: (args: readonly string[]) => Promise<void>
}

/** In the order in which they run where none is named. `docs/benchmarks.md` says what their figures mean. */
const benchmarks: Readonly<Record<string, Benchmark>> = {
  durable: { about: 'durable steps per second, beside Restate, DBOS and LangGraph', run: durable },
  'handoff-latency': { about: 'idle latency across nodes, with Redis and without', run: handoffLatency },
  'live-text': { about: 'idle latency of what a model writes, from one node to a watcher of another', run: liveText },
  'model-call': { about: 'processor time of a model call, beside the SDK alone', run: modelCall },
  failover: { about: 'how long runs stand still when their node is killed or drained', run: failover },
  console: {
    about: 'what the console costs a browser: first load, a long live run, keys beside 20 busy ones',
    run: consoleLoad,
  },
  scale: { about: 'what a million stored runs cost', run: scale },
}

const list = Object.entries(benchmarks).map(([name, { about }]) => `  ${name.padEnd(18)}${about}`)
const [name, ...args] = process.argv.slice(2)
if (name !== undefined && benchmarks[name] === undefined) {
  console.error([`Found no benchmark "${name}", expected one of`, ...list].join('\n'))
  process.exitCode = 2
} else {
  if (name === undefined) console.log(list.join('\n'))
  for (const [each, { about, run }] of Object.entries(benchmarks)) {
    if (name !== undefined && name !== each) continue
    console.log(`\n${each}: ${about}`)
    await run(args)
  }
}
