import { openBrain } from '../../brain/open-brain.ts'
import type { Check } from '../../cli/world.ts'
import type { Config } from '../../config.ts'
import { messageOf } from '../../core/errors.ts'
import { type ModelChoice, type ModelProvider, modelTiers } from '../../core/provider.ts'
import { type PriceTable, priceIn } from '../../llm/prices/model-price.ts'
import { readRoute } from '../../llm/routing/route.ts'
import type { ModelServer } from '../../model-settings.ts'
import { type ModelPlan, planModels } from '../models/plan-models.ts'
import { replayOf } from '../models/recording.ts'
import { checkDefault, ownProviders } from '../providers.ts'
import { listModels } from './list-models.ts'

/** How long a server may take to answer, in milliseconds. */
const patience = 5_000

/** Who could answer for the personas: a line for each server of models, set up or not, and one for the choice among them. */
export async function* lookAtModels(config: Config): AsyncGenerator<Check> {
  const { models: settings } = config
  const plan = await planModels(settings, await openBrain(config.brainDir))
  const servers = settings.servers.map((server) => lookAtServer(server, { ...settings, plan }))
  for (const server of servers) yield await server
  const chosen = plan.providers.find(({ id }) => id === 'models')
  if (chosen !== undefined) yield { what: 'models', state: 'ok', says: tiersOf(chosen.routing.otherwise, plan.prices) }
  const replays: ModelProvider[] = []
  try {
    replays.push(...(await replayOf(config)))
    for (const { id, description } of replays)
      yield { what: id, state: 'ok', says: `answers as recorded: ${description}` }
  } catch (error) {
    yield { what: 'replay', state: 'fails', says: messageOf(error) }
  }
  const there = new Set([
    ...(config.replayDir === null ? [] : ['replay']),
    ...settings.servers.map(({ provider }) => provider),
  ])
  for (const [what, todo] of plan.absent) if (!there.has(what)) yield { what, state: 'missing', says: todo }
  yield lookAtDefault(config, { plan, replays })
}

async function lookAtServer(
  server: ModelServer,
  { plan, azureApiVersion }: { readonly plan: ModelPlan; readonly azureApiVersion: string },
): Promise<Check> {
  const { provider } = server
  const routing = plan.providers.find(({ id }) => id === provider)?.routing
  const uses = routing === undefined ? (plan.absent.get(provider) ?? '') : tiersOf(routing.otherwise, plan.prices)
  const began = performance.now()
  try {
    const listed = await listModels(server, { azureApiVersion, patience })
    const took = Math.round(performance.now() - began)
    // Azure lists what could be deployed, not what is.
    const wanted = server.speaks === 'azure' ? [] : namesIn(routing?.otherwise ?? {})
    const unlisted = wanted.filter((name) => !listed.includes(name))
    const note = unlisted.length === 0 ? '' : `, and does not list ${unlisted.join(', ')}`
    return { what: provider, state: 'ok', says: `answers within ${took} ms${note}; ${uses}` }
  } catch (error) {
    return { what: provider, state: 'fails', says: `found ${messageOf(error)}` }
  }
}

const namesIn = (choice: ModelChoice): readonly string[] => [
  ...new Set(Object.values(choice).flatMap((names) => names.flatMap((name) => readRoute(name)?.model ?? []))),
]

/** `light gpt-… ($0.25 in, $2 out), …; US dollars per million tokens as of 2026-11-20`. */
function tiersOf(choice: ModelChoice, prices: PriceTable): string {
  const keys = [...modelTiers.filter((tier) => choice[tier] !== undefined), ...others(choice)]
  const shown = keys.map((key) => `${key} ${(choice[key] ?? []).map((name) => priced(name, prices)).join(' or ')}`)
  return `${shown.join(', ')}; US dollars per million tokens as of ${prices.date}`
}

const others = (choice: ModelChoice): readonly string[] =>
  Object.keys(choice).filter((key) => !modelTiers.some((tier) => tier === key))

function priced(name: string, prices: PriceTable): string {
  const price = priceIn(prices, name)
  if (price === null) return name
  return `${name} ($${price.input / 1e6} in, $${price.output / 1e6} out)`
}

function lookAtDefault(
  { provider }: Config,
  { plan, replays }: { readonly plan: ModelPlan; readonly replays: readonly ModelProvider[] },
): Check {
  const names = [...ownProviders(), ...replays, ...plan.providers].map(({ id }) => id)
  try {
    checkDefault(provider, names, plan)
    return { what: 'provider', state: 'ok', says: `${provider} answers where a run names none` }
  } catch (error) {
    return { what: 'provider', state: 'fails', says: messageOf(error) }
  }
}
