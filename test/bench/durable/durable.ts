import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkOptions, numberOption, textOption } from '../options.ts'
import { fsyncCost } from '../fsync-cost.ts'
import { median } from '../quantiles.ts'
import { type Contestant, contestants, neighbours, versions } from './contestants.ts'
import { type Figures, measure } from './measure.ts'

const byDefault = 'g1,restate,dbos,langgraph,langgraph-async'

/**
 * Durable steps per second of G1 and its neighbours: the same steps, one contestant at a time, in turn over several
 * rounds, so that what the machine does meanwhile meets all of them.
 */
export async function durable(args: readonly string[]): Promise<void> {
  checkOptions(args, ['runs', 'steps', 'at-once', 'bytes', 'rounds', 'only', 'profile'])
  const size = {
    runs: numberOption(args, 'runs', 100),
    steps: numberOption(args, 'steps', 200),
    atOnce: numberOption(args, 'at-once', 64),
    bytes: numberOption(args, 'bytes', 1_000),
    profile: args.includes('--profile'),
  }
  const rounds = numberOption(args, 'rounds', 3)
  const chosen = choose(textOption(args, 'only', byDefault))
  if (chosen.some(({ packages }) => packages.length > 0)) install()
  console.log(`fsync of this machine: ${await fsyncCost()}`)
  console.log(
    `${size.runs} runs × ${size.steps} steps of ${size.bytes} bytes, ${size.atOnce} runs at a time, ${rounds} rounds; median (lowest–highest)`,
  )
  const measured = new Map<Contestant, Figures[]>(chosen.map((one) => [one, []]))
  for (let round = 1; round <= rounds; round += 1) {
    for (const [one, figures] of measured) {
      const taken = await measure(one, size)
      figures.push(taken)
      console.log(`  round ${round}: ${one.title} ${Math.round(taken.stepsPerSecond)} steps/s`)
    }
  }
  console.table(tableOf(measured))
  console.log([`Node ${process.version}`, ...(await versions(chosen))].join(' · '))
}

function choose(names: string): readonly Contestant[] {
  return names.split(',').map((name) => {
    const found = contestants.find((one) => one.name === name)
    if (found !== undefined) return found
    const known = contestants.map((one) => one.name).join(', ')
    throw new Error(`Found "${name}" in --only, expected some of ${known}.`)
  })
}

/** The neighbours are no dependencies of G1: they are installed when they are to be measured. */
function install(): void {
  if (existsSync(join(neighbours, 'node_modules', '.package-lock.json'))) return
  console.log('Installing the neighbours …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: neighbours, stdio: 'inherit' })
  if (status !== 0) throw new Error(`npm ci in ${neighbours} ended with ${status}; see its output above.`)
}

function tableOf(measured: ReadonlyMap<Contestant, readonly Figures[]>): Readonly<Record<string, object>> {
  const speed = (figures: readonly Figures[]): number[] => figures.map(({ stepsPerSecond }) => stepsPerSecond)
  const [first] = measured.values()
  const ours = median(speed(first ?? []))
  const cpu = (figures: readonly Figures[]): number => median(figures.map((one) => one.programCpu + one.serverCpu))
  const of = (figures: readonly Figures[], pick: (one: Figures) => number | null, digits = 0): string => {
    const values = figures.map(pick).filter((value) => value !== null)
    return values.length === 0 ? '–' : median(values).toFixed(digits)
  }
  return Object.fromEntries(
    [...measured].map(([{ title }, figures]) => [
      title,
      {
        'steps/s': `${of(figures, (one) => one.stepsPerSecond)} (${Math.round(Math.min(...speed(figures)))}–${Math.round(Math.max(...speed(figures)))})`,
        'first ÷ this': (ours / median(speed(figures))).toFixed(2),
        'commits/step': of(figures, (one) => one.commitsPerStep, 2),
        'WAL bytes/step': of(figures, (one) => one.walPerStep),
        'program CPU µs/step': of(figures, (one) => one.programCpu),
        'database or server CPU µs/step': of(figures, (one) => one.serverCpu),
        'all CPU ÷ first': (cpu(figures) / cpu(first ?? [])).toFixed(2),
      },
    ]),
  )
}
