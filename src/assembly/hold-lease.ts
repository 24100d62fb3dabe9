import { LeaseKeeper } from '../actors/runtime/lease-keeper.ts'
import type { Config } from '../config.ts'
import { type Logger, reportTo } from '../core/logger.ts'
import { type NodeParts, rolesOf, version } from './open-node.ts'

/** A node that hosts no actors is a member of the cluster all the same. Returns how to leave it. */
export async function holdLease(
  { store, clock, incarnation }: Pick<NodeParts, 'store' | 'clock' | 'incarnation'>,
  { config, logger, onLost }: { readonly config: Config; readonly logger: Logger; readonly onLost: () => void },
): Promise<() => Promise<void>> {
  const { nodeName: node, leaseTtlMs: ttlMs } = config
  const lease = new LeaseKeeper({
    store,
    clock,
    lease: { incarnation, node, version, roles: rolesOf(config), activeRuns: 0, ttlMs },
    load: () => ({ active: 0, underWay: 0, takenOver: 0, draining: false }),
    onExpired: () => undefined,
    onLost,
    onError: reportTo(logger, 'the lease could not be renewed'),
  })
  await lease.open()
  lease.run()
  return () => lease.stop()
}
