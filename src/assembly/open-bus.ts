import { inProcessBus } from '../bus/in-process-bus.ts'
import { openRedisBus } from '../bus/redis-bus.ts'
import type { RemoteBusOptions } from '../bus/remote-bus.ts'
import { openUpstashBus } from '../bus/upstash-bus.ts'
import type { Config } from '../config.ts'
import type { Bus } from '../core/bus.ts'
import type { Clock } from '../core/clock.ts'
import { messageOf } from '../core/errors.ts'
import type { Logger } from '../core/logger.ts'
import { Outage } from '../telemetry/outage.ts'

/** The bus that the configuration names: Redis before Upstash, and without both one that stays within the process. */
export function openBus(
  { redisUrl, upstash }: Pick<Config, 'redisUrl' | 'upstash'>,
  { logger, clock }: { readonly logger: Logger; readonly clock: Clock },
): Bus {
  const onError = (error: unknown): void => logger.error({ error: messageOf(error) }, 'a listener of the bus failed')
  const outage = new Outage({ what: 'redis', logger, clock })
  const onConnection: RemoteBusOptions['onConnection'] = ({ up, error }) => (up ? outage.up() : outage.down(error))
  if (redisUrl !== null) return openRedisBus(redisUrl, { onError, onConnection })
  if (upstash !== null) return openUpstashBus(upstash, { onError, onConnection })
  return inProcessBus({ onError })
}
