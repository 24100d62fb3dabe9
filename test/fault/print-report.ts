import type { FaultReport } from './fault-run.ts'

const shown = 5

/** Prints the figures and the verdicts. True where every promise was kept. */
export function printReport({ seed, figures, broken }: FaultReport): boolean {
  const width = Math.max(...[...figures.map(([name]) => name), ...Object.keys(broken)].map(({ length }) => length))
  console.log(`\nFault run, seed ${seed}`)
  for (const [name, value] of figures) console.log(`  ${name.padEnd(width)}  ${value}`)
  for (const [promise, breaches] of Object.entries(broken)) {
    console.log(`  ${promise.padEnd(width)}  ${breaches.length === 0 ? 'kept' : `BROKEN ${breaches.length} times`}`)
    for (const breach of breaches.slice(0, shown)) console.log(`      ${breach}`)
  }
  return Object.values(broken).every((breaches) => breaches.length === 0)
}
