import { durable } from './durable/durable.ts'
import { failover } from './nodes/failover.ts'
import { handoffLatency } from './nodes/handoff-latency.ts'
import { scale } from './scale/scale.ts'

const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  durable,
  'handoff-latency': handoffLatency,
  failover,
  scale,
}

const [name, ...args] = process.argv.slice(2)
const chosen = name === undefined ? Object.values(benches) : [benches[name]]
for (const bench of chosen) {
  if (bench === undefined) {
    console.error(`Found no benchmark "${name}", expected one of ${Object.keys(benches).join(', ')}.`)
    process.exitCode = 2
  } else await bench(args)
}
