import type { Brain } from '../../brain/brain.ts'
import { InvalidInput } from '../../core/errors.ts'
import { type ModelChoice, modelTiers } from '../../core/provider.ts'
import { type PriceTable, priceIn } from '../../llm/prices/model-price.ts'
import { readPrices } from '../../llm/prices/read-prices.ts'
import { readModelChoice } from '../../llm/routing/model-choice.ts'
import { readRoute } from '../../llm/routing/route.ts'
import type { Routing } from '../../llm/routing/routes-for.ts'
import type { ModelServer, ModelSettings } from '../../model-settings.ts'

/** A provider of runs whose answers come from language models. */
export interface PlannedProvider {
  readonly id: string
  readonly description: string
  readonly routing: Routing
}

/** How a node asks models: everything about it that can be wrong in the environment has been found right. */
export interface ModelPlan {
  readonly prices: PriceTable
  readonly providers: readonly PlannedProvider[]
  /** Providers that a run could name if they were set up, and what is missing for that. */
  readonly absent: ReadonlyMap<string, string>
}

/** What each provider wants in the environment. */
const wants = new Map([
  ['openai', 'OPENAI_API_KEY'],
  ['anthropic', 'ANTHROPIC_API_KEY'],
  ['azure', 'AZURE_OPENAI_API_KEY and AZURE_OPENAI_ENDPOINT'],
  ['models', 'G1_MODELS'],
  ['replay', 'G1_REPLAY to a folder of cassettes'],
])

const titles = new Map([
  ['openai', 'OpenAI'],
  ['anthropic', 'Anthropic'],
  ['azure', 'Azure OpenAI'],
])

/** Reads and checks what the environment and the brain say about models. Throws InvalidInput with the first thing wrong. */
export async function planModels(settings: ModelSettings, brain: Pick<Brain, 'personas'>): Promise<ModelPlan> {
  const { servers } = settings
  const prices = await readPrices(settings.pricesFile)
  const choice = settings.choice === null ? null : readModelChoice(settings.choice)
  const providers = servers.flatMap((server) => byDefault(server, prices) ?? [])
  for (const { id, routing } of providers) check(routing.otherwise, `a default of ${id}`, { servers, prices })
  if (choice !== null) {
    checkKeys(choice, brain)
    check(choice, 'G1_MODELS', { servers, prices })
    const names = [...new Set(Object.values(choice).flat())].join(', ')
    providers.push({
      id: 'models',
      description: `language models (${names})`,
      routing: { only: null, otherwise: choice },
    })
  }
  checkPersonas(brain, { servers, prices })
  const there = new Set(providers.map(({ id }) => id))
  const absent = new Map([...wants].filter(([id]) => !there.has(id)).map(([id, names]) => [id, `set ${names}`]))
  for (const { provider } of servers) {
    if (there.has(provider)) continue
    absent.set(provider, `name its model in G1_COMPATIBLE (${provider}=url#model), or use it through G1_MODELS`)
  }
  return { prices, providers, absent }
}

interface Known {
  readonly servers: readonly ModelServer[]
  readonly prices: PriceTable
}

/** The provider of runs that a server is by itself; null: nobody has said which of its models to ask. */
function byDefault({ provider, model, url }: ModelServer, prices: PriceTable): PlannedProvider | null {
  const models = prices.defaults.get(provider)
  if (model === null && models === undefined) return null
  const otherwise = Object.fromEntries(modelTiers.map((tier) => [tier, [`${provider}/${model ?? models?.[tier]}`]]))
  const of = titles.get(provider) ?? `${provider} (${URL.parse(url ?? '')?.host ?? 'a server'})`
  return { id: provider, description: `language models of ${of}`, routing: { only: provider, otherwise } }
}

/** Why a model cannot be asked here; null: it can. */
export function problemOf(name: string, { servers, prices }: Known): string | null {
  const route = readRoute(name)
  if (route === null) return `found "${name}", expected provider/model`
  const { provider } = route
  if (!servers.some((server) => server.provider === provider)) {
    const todo = wants.has(provider) ? `set ${wants.get(provider)}` : `add ${provider}=url to G1_COMPATIBLE`
    const there = servers.map((server) => server.provider).join(', ') || 'none'
    return `found ${name}, whose provider "${provider}" is not set up (those that are: ${there}); ${todo}`
  }
  if (priceIn(prices, name) !== null) return null
  const priced = [...prices.models.keys()].filter((one) => one.startsWith(`${provider}/`))
  const list = priced.length === 0 ? 'none of this provider has one' : `those of this provider: ${priced.join(', ')}`
  return `found ${name}, expected a model with a price (${list}); add it to the file that G1_PRICES names`
}

function check(choice: ModelChoice, where: string, known: Known): void {
  for (const name of Object.values(choice).flat()) {
    const problem = problemOf(name, known)
    if (problem !== null) throw new InvalidInput(`In ${where}: ${problem}.`)
  }
}

/** Every key means a persona or tier, and every persona finds a model. */
function checkKeys(choice: ModelChoice, { personas }: Pick<Brain, 'personas'>): void {
  const known = new Set<string>(['*', ...modelTiers, ...personas.keys()])
  const wrong = Object.keys(choice).find((key) => !known.has(key))
  if (wrong !== undefined) {
    throw new InvalidInput(
      `Found "${wrong}" in G1_MODELS, expected *, a tier (${modelTiers.join(', ')}) or a persona (${[...personas.keys()].join(', ')}).`,
    )
  }
  const bare = modelTiers.filter((tier) => choice[tier] === undefined && choice['*'] === undefined)
  if (bare.length === 0) return
  throw new InvalidInput(`Found no model for the tier ${bare.join(', ')} in G1_MODELS, expected one; add *=….`)
}

/** What a persona's file names has to be there in part: a brain may know more providers than this node has keys for. */
function checkPersonas({ personas }: Pick<Brain, 'personas'>, known: Known): void {
  if (known.servers.length === 0) return
  for (const { id, models } of personas.values()) {
    const problems = models.map((name) => problemOf(name, known))
    const [first = null] = problems
    if (first !== null && problems.every((problem) => problem !== null)) {
      throw new InvalidInput(`In the file of the persona ${id}: ${first}.`)
    }
  }
}
