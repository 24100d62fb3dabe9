import type { RunContext } from '../actors/run/run-context.ts'
import type { WorkList } from '../brain/contracts/work-list.ts'

/** Tests that the newest work list disputes. */
export function openDisputes({ entries }: Pick<RunContext, 'entries'>): WorkList['disputes'] {
  const list = entries.findLast(({ kind }) => kind === 'work_list')?.content as unknown as WorkList | undefined
  return list?.disputes ?? []
}
