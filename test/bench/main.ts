import { durable } from './durable/durable.ts'

const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { durable }

const [name, ...args] = process.argv.slice(2)
const chosen = name === undefined ? Object.values(benches) : [benches[name]]
for (const bench of chosen) {
  if (bench === undefined) {
    console.error(`Found no benchmark "${name}", expected one of ${Object.keys(benches).join(', ')}.`)
    process.exitCode = 2
  } else await bench(args)
}
