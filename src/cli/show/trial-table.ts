import type { Trial } from '../world.ts'
import { oneLine } from './safe-text.ts'

const marks: Readonly<Record<Trial['outcome'], string>> = { passed: 'pass', failed: 'FAIL', not_asked: '–' }

/** The head of the table of trials; each row is told as soon as it is known, so widths are fixed. */
export const trialHead: string = row({
  contract: 'contract',
  provider: 'provider',
  mark: '',
  took: 'took',
  first: 'first text',
  cents: 'cents',
  says: '',
})

/** One trial as a row of the table. */
export const trialRow = ({ contract, provider, outcome, tookMs, firstTextMs, costUsd, says }: Trial): string =>
  row({
    contract,
    provider,
    mark: marks[outcome],
    took: seconds(tookMs),
    first: seconds(firstTextMs),
    cents: (costUsd * 100).toFixed(2),
    says: oneLine(says, 300),
  })

/** What all trials came to. */
export function trialSum(trials: readonly Trial[]): string {
  const asked = trials.filter(({ outcome }) => outcome !== 'not_asked')
  const passed = asked.filter(({ outcome }) => outcome === 'passed').length
  const cents = trials.reduce((sum, { costUsd }) => sum + costUsd * 100, 0)
  const left = trials.length - asked.length
  return `${passed} of ${asked.length} passed, ${cents.toFixed(2)} cents${left === 0 ? '' : `; ${left} not asked`}`
}

const seconds = (ms: number | null): string => (ms === null ? '–' : `${(ms / 1_000).toFixed(1)} s`)

function row(
  of: Readonly<Record<'contract' | 'provider' | 'mark' | 'took' | 'first' | 'cents' | 'says', string>>,
): string {
  const { contract, provider, mark, took, first, cents, says } = of
  const columns = [
    contract.padEnd(17),
    provider.padEnd(12),
    mark.padEnd(4),
    took.padStart(7),
    first.padStart(10),
    cents.padStart(7),
    says,
  ]
  return columns.join('  ').trimEnd()
}
