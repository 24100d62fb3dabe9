import type { Tally } from '../fault/tally.ts'
import type { Fault, FuzzResult } from './fuzz.ts'
import type { Memory } from './server-under-fuzz.ts'

/** Faults of the same kind together, the most frequent first, each with one that can be repeated. */
export function groupsOf(faults: readonly Fault[]): readonly string[] {
  const groups = new Map<string, { count: number; readonly first: Fault }>()
  for (const one of faults) {
    for (const fault of one.faults) {
      const key = `${one.kind}: ${fault}`
      const group = groups.get(key) ?? { count: 0, first: one }
      group.count += 1
      groups.set(key, group)
    }
  }
  return [...groups]
    .toSorted(([, a], [, b]) => b.count - a.count)
    .map(([key, { count, first }]) => `${count} × ${key} (--only ${first.index})\n      ${first.sent.slice(0, 1_500)}`)
}

const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

/** One line for what a process holds. */
export const memoryLine = ({ heapUsed, external, rss }: Memory): string =>
  `heap ${mb(heapUsed)}, outside of it ${mb(external)}, resident ${mb(rss)}`

/** Prints what was done and what came of it. */
export function printResult({ done, seconds, kinds, statuses, codes, faults }: FuzzResult): void {
  console.log(`${done} in ${seconds.toFixed(0)} s, ${Math.round(done / seconds)} a second`)
  print('tried', kinds)
  print('answered with', statuses)
  print('codes', codes)
  const groups = groupsOf(faults)
  console.log(groups.length === 0 ? 'Nothing was answered otherwise than it should be.' : 'FAULTS')
  for (const group of groups) console.log(`  ${group}`)
}

function print(title: string, tally: Tally): void {
  const rows = tally.rows().toSorted(([, a], [, b]) => b - a)
  console.log(`${title}: ${rows.map(([name, count]) => `${name} ${count}`).join(' · ')}`)
}
