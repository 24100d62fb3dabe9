import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RunnerLines } from '../../../src/workspace/test-run/runner-lines.ts'

const outcome = { name: 'n', file: 'f', status: 'passed', durationMs: 1 }

test('lines are found wherever the output is cut', () => {
  const text = `abc ${JSON.stringify(outcome)}\nnoise\nabc {"done":"f"}\nabc {"complete":true}\n`
  fc.assert(
    fc.property(fc.array(fc.nat(text.length)), (cuts) => {
      const edges = [0, ...[...cuts].sort((a, b) => a - b), text.length]
      const lines = new RunnerLines('abc')
      const found = edges.flatMap((edge, index) => lines.take(text.slice(edges[index - 1] ?? 0, edge)))
      expect(found).toEqual([{ kind: 'test', test: outcome }, { kind: 'file-done', file: 'f' }, { kind: 'complete' }])
    }),
  )
})

test('a line without the nonce counts for nothing, an unknown status as failed', () => {
  const lines = new RunnerLines('secret')
  expect(lines.take(`${JSON.stringify(outcome)}\nguess ${JSON.stringify(outcome)}\n`)).toEqual([])
  expect(lines.take(`secret ${JSON.stringify({ ...outcome, status: 'great' })}\n`)).toMatchObject([
    { test: { status: 'failed' } },
  ])
})
