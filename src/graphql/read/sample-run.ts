import { defaultTenant } from '../../core/ids.ts'
import type { RunRow } from '../../core/store/store.ts'
import type { ApiOptions } from '../api.ts'

/** A run for newcomers to look at: the one that this node made for that, or else the newest completed one. */
export async function sampleRun(api: Pick<ApiOptions, 'store' | 'sampleRunId'>): Promise<RunRow | null> {
  const made = api.sampleRunId()
  if (made !== null) return api.store.getRun(made)
  const newest = { first: 1, after: null, status: ['COMPLETED'], search: '' } as const
  const [run] = await api.store.listRuns({ tenantId: defaultTenant, ...newest })
  return run ?? null
}
