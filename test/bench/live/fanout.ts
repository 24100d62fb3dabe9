import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { topFunctions } from '../durable/profile.ts'
import { installNeighbours, neighbours } from '../install-neighbours.ts'
import { checkOptions, numberOption, textOption } from '../options.ts'
import { type LiveContestant, liveContestants } from './contestants.ts'
import { fanoutTable } from './fanout-table.ts'
import { type FanoutFigures, measureFanout } from './measure-fanout.ts'
import { howPinned } from './pinned.ts'

/**
 * What it costs a server to give one event to all who watch a run, and what one of them costs who waits: the same event,
 * subscribers and document for all, one contestant at a time, in turn over several rounds.
 */
export async function fanout(args: readonly string[]): Promise<void> {
  checkOptions(args, ['subscribers', 'deliveries', 'rounds', 'only', 'profile'])
  const sizes = textOption(args, 'subscribers', '1000,8000').split(',').map(Number)
  const deliveries = numberOption(args, 'deliveries', 160_000)
  const rounds = numberOption(args, 'rounds', 3)
  const chosen = choose(textOption(args, 'only', liveContestants.map(({ name }) => name).join(',')))
  const profiled = args.includes('--profile')
  if (chosen.some(({ isNeighbour }) => isNeighbour)) await installNeighbours()
  console.log(`${rounds} rounds of ${deliveries} deliveries; ${howPinned}; medians (lowest–highest)`)
  for (const subscribers of sizes) {
    const measured = new Map<LiveContestant, FanoutFigures[]>(chosen.map((one) => [one, []]))
    for (let round = 1; round <= rounds; round += 1) {
      for (const [one, figures] of measured) {
        const taken = await measureFanout(one, { subscribers, deliveries, profiled })
        figures.push(taken)
        if (taken.profile !== null) console.table(topFunctions(taken.profile))
        console.log(`  round ${round}: ${one.title} ${taken.cpuPerDelivery.toFixed(1)} µs`)
      }
    }
    console.log(`${subscribers} subscribers of one run:`)
    console.table(fanoutTable(measured))
  }
  console.log([`Node ${process.version}`, ...(await versions(chosen))].join(' · '))
}

function choose(names: string): readonly LiveContestant[] {
  return names.split(',').map((name) => {
    const found = liveContestants.find((one) => one.name === name)
    if (found !== undefined) return found
    const known = liveContestants.map((one) => one.name).join(', ')
    throw new Error(`Found "${name}" in --only, expected some of ${known}.`)
  })
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
}

async function versions(chosen: readonly LiveContestant[]): Promise<readonly string[]> {
  const own = new URL('../../../package.json', import.meta.url)
  const manifests = await Promise.all(
    [own, join(neighbours, 'package.json')].map(async (path) => JSON.parse(await readFile(path, 'utf8')) as Manifest),
  )
  const all = Object.assign({}, ...manifests.map(({ dependencies }) => dependencies).toReversed()) as Record<
    string,
    string
  >
  return chosen.flatMap(({ packages }) => packages).map((name) => `${name} ${all[name] ?? '?'}`)
}
