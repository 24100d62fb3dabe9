import { expect, test } from 'vitest'
import type { RunDetail } from '../../../src/client/client.ts'
import { isRecent, summary } from '../../../src/cli/show/summary.ts'

test('the application starts where node:sqlite needs no flag', () => {
  const versions = ['v20.20.2', 'v22.12.0', 'v22.13.0', 'v23.3.0', 'v23.4.0', 'v24.0.0', 'v100.1.0', 'nonsense', null]
  expect(versions.filter((version) => isRecent(version))).toStrictEqual(['v22.13.0', 'v23.4.0', 'v24.0.0', 'v100.1.0'])
})

test('what models cost is told persona by persona, and what may have been paid for nothing', () => {
  const spent = (title: string, calls: number, costUsd: number) => ({ persona: { title }, usage: { calls, costUsd } })
  const run = {
    id: 'run_1',
    deliverable: null,
    outcome: null,
    usage: {
      costUsd: 0.75,
      calls: 3,
      cachedAnswers: 0,
      possiblyPaidTwice: 1,
      byPersona: [spent('Tester', 1, 0.25), spent('Developer', 2, 0.5)],
    },
  } as unknown as RunDetail
  const lines = summary({ run, delivery: null, assumptions: [] }).map(({ text }) => text)
  expect(lines.slice(1, -1)).toStrictEqual([
    'Cost: $0.7500 for 3 model calls; 1 more may have been charged',
    '  $0.5000 Developer (2 calls)',
    '  $0.2500 Tester (1 call)',
  ])
})
