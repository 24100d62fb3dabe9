import type { Command } from '../../app/commands.ts'
import type { RunsSearch } from '../../app/search.ts'
import { app } from '../../words/app.ts'
import { runs } from '../../words/runs.ts'
import { needAttention, offered } from './filter.ts'

/** What the palette offers on the list of runs: what needs attention, everything, and each status. */
export function filterCommands(look: (change: Partial<RunsSearch>) => void): readonly Command[] {
  const command = (id: string, name: string, status: RunsSearch['status']): Command => ({
    id: `filter ${id}`,
    name,
    group: runs.filter.label,
    run: () => look({ status }),
  })
  return [
    command('attention', runs.filter.attention, needAttention),
    command('all', runs.filter.allRuns, undefined),
    ...offered.map((one) => command(one, app.status[one], [one])),
  ]
}
