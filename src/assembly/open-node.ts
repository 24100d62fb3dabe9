import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Logger } from '../core/logger.ts'
import type { ActivityTools } from '../activities/activity-tools.ts'
import { httpTool } from '../activities/http-tool.ts'
import { performers } from '../activities/performers.ts'
import { ActorNode } from '../actors/runtime/node.ts'
import type { Performers } from '../actors/runtime/performer.ts'
import type { Brain } from '../brain/brain.ts'
import { openBrain } from '../brain/open-brain.ts'
import { LiveTextWriter } from '../bus/live-text.ts'
import type { Config } from '../config.ts'
import type { Bus } from '../core/bus.ts'
import { type Clock, type IdSource, systemClock, uuid7Source } from '../core/clock.ts'
import { messageOf } from '../core/errors.ts'
import { type Incarnation, incarnation } from '../core/ids.ts'
import type { ModelProvider } from '../core/provider.ts'
import type { NodeRole, Store } from '../core/store/store.ts'
import { type FolderLock, lockFolder } from '../store/lock-folder.ts'
import { openEmbedded } from '../store/open-embedded.ts'
import { openPostgres } from '../store/open-postgres.ts'
import { openCassetteFolder } from '../llm/recording/cassette-folder.ts'
import { openSandbox, type Sandbox } from '../workspace/sandbox/sandbox.ts'
import type { ModelHealth } from '../graphql/api.ts'
import type { NodeFigures } from '../telemetry/node-metrics.ts'
import { Telemetry } from '../telemetry/telemetry.ts'
import { DatabaseClock } from './database-clock.ts'
import { openBus } from './open-bus.ts'
import { checkKeys } from './check-keys.ts'
import { guardProcess } from './guard-process.ts'
import { modelHealth } from './models/model-health.ts'
import { openGateway } from './models/open-gateway.ts'
import { planModels, problemOf } from './models/plan-models.ts'
import { answersOf, aroundClients, replayOf } from './models/recording.ts'
import { checkDefault, ownProviders } from './providers.ts'
import { runKnowledge } from './run-knowledge.ts'

/** Everything that a node is made of. */
export interface NodeParts {
  readonly store: Store
  readonly bus: Bus
  readonly brain: Brain
  readonly sandbox: Sandbox
  readonly providers: ReadonlyMap<string, ModelProvider>
  /** Providers that could be there, and what is missing for that. */
  readonly absentProviders: ReadonlyMap<string, string>
  /** Why a model (`provider/model`) cannot be asked here; null: it can. */
  readonly modelProblem: (model: string) => string | null
  /** How the models of a provider fare that this node has asked. */
  readonly modelHealth: (provider: string) => readonly ModelHealth[]
  readonly clock: Clock
  readonly ids: IdSource
  readonly incarnation: Incarnation
  /** Holds the embedded folder; null on Postgres. */
  readonly lock: FolderLock | null
  readonly telemetry: Telemetry
  /** null where this node only serves the API. */
  readonly node: ActorNode | null
  /** Ends everything, in the order in which it depends on each other. */
  close(): Promise<void>
}

type Replaceable = Pick<NodeParts, 'store' | 'bus' | 'providers'>

/** What is put in the place of a node's own parts: tests let other providers answer, or watch what is carried out. */
export interface Fitting {
  readonly parts?: (own: Replaceable) => Replaceable
  readonly performers?: (performers: Performers) => Performers
}

/** The program's version, stamped on leases. */
export const version = '0.3.0'

const pollMs = 1_000
const packBudget = 100_000

/** Opens a node: store, bus, brain, sandbox, actors. What was opened is closed again if a later part fails. */
export async function openNode(
  config: Config,
  logger: Logger,
  onLost: () => void,
  fitting: Fitting = {},
): Promise<NodeParts> {
  const closers: (() => Promise<void>)[] = []
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).toReversed()) {
      await end().catch((error: unknown) => logger.warn({ error: messageOf(error) }, 'a part did not close cleanly'))
    }
  }
  try {
    const brain = await openBrain(config.brainDir)
    const plan = await planModels(config.models, brain)
    const withoutModel = [...ownProviders(), ...(await replayOf(config))]
    if (fitting.parts === undefined) {
      checkDefault(
        config.provider,
        [...withoutModel, ...plan.providers].map(({ id }) => id),
        plan,
      )
    }
    if (config.recordDir !== null) await openCassetteFolder(config.recordDir)
    const clock = new DatabaseClock(systemClock)
    const ids = uuid7Source(clock, randomUUID)
    const life = incarnation(randomUUID())
    const lock = config.databaseUrl === null ? await lockFolder(config.dataDir) : null
    if (lock !== null) closers.push(() => lock.release())
    const roles = rolesOf(config)
    const telemetry = new Telemetry({ logger, clock, node: { name: config.nodeName, version, roles } })
    const store = telemetry.store(await openStore(config), life)
    closers.push(() => store.close())
    await clock.open(store)
    clock.run()
    closers.push(() => clock.stop())
    await checkKeys(config, store)
    const bus = openBus(config, { logger, clock })
    closers.push(() => bus.close())
    telemetry.watchBus(bus)
    const { allowUnsandboxed, dataDir } = config
    const path = config.path === null ? {} : { path: config.path }
    const sandbox = await openSandbox({ root: join(dataDir, 'jobs'), incarnation: life, allowUnsandboxed, ...path })
    closers.push(() => sandbox.close())
    await sandbox.sweep()
    if (sandbox.mode === 'reduced') logger.warn({ reason: sandbox.reason }, 'jobs are not confined on this machine')
    const tools = new Map([...brain.tools].map(([name, tool]) => [name, httpTool(tool)]))
    const around = aroundClients(config, { plan, version, clock, logger })
    const { gateway, providers } = openGateway(plan, config.models, {
      store: { answers: answersOf(config, store), spending: store.spending },
      clock,
      logger,
      around,
    })
    telemetry.watchModels(() => gateway.figures())
    const named = new Map([...withoutModel, ...providers].map((provider) => [provider.id, provider]))
    const own = { store, bus, providers: named }
    const parts = { ...own, ...fitting.parts?.(own), brain, sandbox, clock, ids, incarnation: life, lock, telemetry }
    const { output } = parts.bus
    const live: ActivityTools['live'] = (of) =>
      new LiveTextWriter(of, { publish: (part) => output.publish(part), newId: randomUUID })
    const able = performers({ ...parts, tools, packBudget, live })
    const unguard = guardProcess(logger)
    closers.push(async () => unguard())
    const node = config.roles.worker
      ? new ActorNode({
          ...parts,
          name: config.nodeName,
          version,
          logger,
          knowledge: runKnowledge({ ...parts, packBudget }),
          performers: telemetry.performers(fitting.performers?.(able) ?? able),
          lease: { ttlMs: config.leaseTtlMs },
          pollMs,
          lanes: config.databaseUrl === null ? 1 : 2,
          activeRuns: config.activeRuns,
          roles,
          onLost,
        })
      : null
    if (node !== null) {
      telemetry.watchNode(() => nodeFigures(node))
      await node.start()
      closers.push(() => node.drain())
    }
    const known = { servers: config.models.servers, prices: plan.prices }
    const modelProblem = (model: string): string | null => problemOf(model, known)
    const health = modelHealth({ plan, gateway, clock })
    return { ...parts, absentProviders: plan.absent, modelProblem, modelHealth: health, node, close }
  } catch (error) {
    await close()
    throw error
  }
}

const nodeFigures = ({ activations }: ActorNode): NodeFigures => ({
  activations: activations.size,
  restarted: [...activations.values()].filter(({ restarts }) => restarts > 0).length,
  waiting: [...activations.values()].reduce((sum, { waiting }) => sum + waiting, 0),
})

/** What the node does, as its lease says it. */
export const rolesOf = ({ roles }: Config): readonly NodeRole[] =>
  (['api', 'worker'] as const).filter((role) => roles[role])

/** Opens the store that the configuration names. Of an embedded one the folder has to be locked before. */
export async function openStore({ databaseUrl, dataDir }: Config): Promise<Store> {
  return databaseUrl === null
    ? openEmbedded(join(dataDir, 'store'))
    : openPostgres(databaseUrl, { applicationName: 'g1' })
}
