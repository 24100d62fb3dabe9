import { expect, test } from 'vitest'
import type { RunsSearch } from '../../../web/src/app/search.ts'
import { needAttention, offered } from '../../../web/src/pages/runs/filter.ts'
import { filterCommands } from '../../../web/src/pages/runs/filter-commands.ts'

test('the palette offers every filter of the list once, what needs attention first', () => {
  const asked: Partial<RunsSearch>[] = []
  const commands = filterCommands((change) => asked.push(change))
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
  for (const { run } of commands) run()
  expect(asked).toEqual([
    { status: needAttention },
    { status: undefined },
    ...offered.map((one) => ({ status: [one] })),
  ])
})
