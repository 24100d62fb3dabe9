import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Performers } from '../actors/runtime/performer.ts'
import type { Bus } from '../core/bus.ts'
import type { Clock } from '../core/clock.ts'
import { messageOf } from '../core/errors.ts'
import type { Incarnation } from '../core/ids.ts'
import type { Logger } from '../core/logger.ts'
import { isOutage } from '../core/store/errors.ts'
import type { Store } from '../core/store/store.ts'
import { activityMetrics } from './activity-metrics.ts'
import { apiMetrics } from './api-metrics.ts'
import { type ModelFigures, modelMetrics } from './model-metrics.ts'
import { busMetrics, type FollowFigures, followMetrics, type NodeFigures, nodeMetrics } from './node-metrics.ts'
import { observedPerformers } from './observed-performers.ts'
import { observedStore } from './observed-store.ts'
import { Outage } from './outage.ts'
import { runLog } from './run-log.ts'
import { sharedFigures } from './shared-figures.ts'
import { storeMetrics } from './store-metrics.ts'

export interface TelemetryOptions {
  readonly logger: Logger
  readonly clock: Clock
  readonly node: { readonly name: string; readonly version: string; readonly roles: readonly string[] }
}

/**
 * What a node tells of itself: figures for Prometheus, and the log lines that follow from what happens at the store.
 * It stands around the parts of a node; none of them knows it.
 */
export class Telemetry {
  readonly #options: TelemetryOptions
  readonly #registry = new Registry()
  #refresh: () => Promise<void> = () => Promise.resolve()
  readonly answered = apiMetrics(this.#registry)

  constructor(options: TelemetryOptions) {
    this.#options = options
    const { name, version, roles } = options.node
    const info = { node: name, version, roles: roles.join(',') }
    const gauge = {
      name: 'g1_node_info',
      help: 'This node: its name, version and roles.',
      labelNames: Object.keys(info),
    }
    new Gauge({ ...gauge, registers: [this.#registry] }).set(info, 1)
    collectDefaultMetrics({ register: this.#registry })
  }

  /** The same store, counted, timed and logged. `node`: whose share of the runs is shown. */
  store(store: Store, node: Incarnation): Store {
    const { logger, clock } = this.#options
    const count = storeMetrics(this.#registry)
    const log = runLog(logger)
    const outage = new Outage({ what: 'store', logger, clock })
    const about = {
      name: 'g1_store_reachable',
      help: 'Whether the last call of the store got an answer (1) or not (0).',
    }
    const reachable: Gauge = new Gauge({
      ...about,
      registers: [this.#registry],
      collect: () => reachable.set(outage.lasts ? 0 : 1),
    })
    const observed = observedStore(store, {
      clock,
      tell: (fact) => {
        try {
          count(fact)
          log(fact)
          if (fact.type !== 'called') return
          if (isOutage(fact.error)) outage.down(fact.error)
          else outage.up()
        } catch (error) {
          // What was stored is stored: nobody may take it for a failure because it could not be told.
          logger.error({ error: messageOf(error) }, 'what happened at the store could not be told')
        }
      },
    })
    this.#refresh = sharedFigures(this.#registry, { ask: () => observed.figures(node), clock })
    return observed
  }

  /** The same performers, counted and timed; what fails is logged. */
  performers(performers: Performers): Performers {
    const { logger, clock } = this.#options
    return observedPerformers(performers, { metrics: activityMetrics(this.#registry), logger, clock })
  }

  watchBus(bus: Bus): void {
    busMetrics(this.#registry, bus)
  }

  watchNode(read: () => NodeFigures): void {
    nodeMetrics(this.#registry, read)
  }

  watchModels(read: () => ModelFigures): void {
    modelMetrics(this.#registry, read)
  }

  watchFollowers(read: () => FollowFigures): void {
    followMetrics(this.#registry, read)
  }

  /** What Prometheus reads. */
  async scrape(): Promise<{ readonly type: string; readonly body: string }> {
    await this.#refresh()
    return { type: this.#registry.contentType, body: await this.#registry.metrics() }
  }
}
