import { z } from 'zod'
import { InvalidInput } from './core/errors.ts'

/** A server that models are asked of, by the name that stands before the slash in `provider/model`. */
export interface ModelServer {
  readonly provider: string
  readonly speaks: 'openai' | 'azure' | 'anthropic' | 'compatible'
  /** null: where the provider itself has it. */
  readonly url: string | null
  /** null: it wants none. */
  readonly apiKey: string | null
  /** The model that answers for every tier where nothing else is said; null: as the price file says. */
  readonly model: string | null
}

/** What a node is told about models. */
export interface ModelSettings {
  readonly servers: readonly ModelServer[]
  readonly azureApiVersion: string
  /** `G1_MODELS` as it was written; null: unset. */
  readonly choice: string | null
  /** A file with prices in the place of, or beside, those that come with the program. */
  readonly pricesFile: string | null
  /** How long a call may take, other models that are asked instead included. */
  readonly timeoutMs: number
  /** Requests that a provider may have under way at once, for each node. */
  readonly concurrency: number
  /** Tokens that an answer may have, thought included, to a persona of the tier `strong`; `standard` has half, `light` a quarter. */
  readonly outputTokens: number
  /** How much models that reason are to think; null: as they do by themselves. */
  readonly effort: 'low' | 'medium' | 'high' | null
  /** US dollars that models may cost on a day of UTC, on all nodes together; null: any amount. */
  readonly budgetPerDayUsd: number | null
}

const http = z
  .url({ protocol: /^https?$/ })
  .refine(
    (url) => !/^[^/]*\/\/[^/?#]*@/.test(url),
    'expected no user and no password in it: keys have their own variables',
  )

/** A header can carry it. What stands around it in the file that it was read from is no part of it. */
const apiKey = z
  .string()
  .trim()
  .regex(/^[!-~]+$/, 'found characters that no key has, expected visible ASCII without blanks')

/** The variables about models. */
export const modelVariables = {
  OPENAI_API_KEY: apiKey.optional(),
  OPENAI_BASE_URL: http.optional(),
  ANTHROPIC_API_KEY: apiKey.optional(),
  ANTHROPIC_BASE_URL: http.optional(),
  AZURE_OPENAI_API_KEY: apiKey.optional(),
  AZURE_OPENAI_ENDPOINT: http.optional(),
  AZURE_OPENAI_API_VERSION: z.string().default('2025-04-01-preview'),
  G1_COMPATIBLE: z.string().optional(),
  G1_MODELS: z.string().optional(),
  G1_PRICES: z.string().optional(),
  G1_MODEL_TIMEOUT_MS: z.coerce.number().int().min(1_000).max(3_600_000).default(300_000),
  G1_MODEL_CONCURRENCY: z.coerce.number().int().min(1).max(1_000).default(8),
  G1_MODEL_OUTPUT_TOKENS: z.coerce.number().int().min(256).max(1_000_000).default(32_000),
  G1_MODEL_EFFORT: z.enum(['low', 'medium', 'high']).optional(),
  G1_BUDGET_PER_DAY: z.coerce.number().min(0).max(1_000_000).optional(),
}

type Read = z.infer<z.ZodObject<typeof modelVariables>>
type Environment = Readonly<Record<string, string | undefined>>

/** Throws InvalidInput. `pathOf`: a path that was given, as an absolute one. */
export function modelSettings(read: Read, env: Environment, pathOf: (path: string) => string): ModelSettings {
  return {
    servers: [...known(read), ...compatible(read.G1_COMPATIBLE ?? '', env)],
    azureApiVersion: read.AZURE_OPENAI_API_VERSION,
    choice: read.G1_MODELS ?? null,
    pricesFile: read.G1_PRICES === undefined ? null : pathOf(read.G1_PRICES),
    timeoutMs: read.G1_MODEL_TIMEOUT_MS,
    concurrency: read.G1_MODEL_CONCURRENCY,
    outputTokens: read.G1_MODEL_OUTPUT_TOKENS,
    effort: read.G1_MODEL_EFFORT ?? null,
    budgetPerDayUsd: read.G1_BUDGET_PER_DAY ?? null,
  }
}

function known(read: Read): readonly ModelServer[] {
  const { OPENAI_API_KEY, ANTHROPIC_API_KEY, AZURE_OPENAI_API_KEY, AZURE_OPENAI_ENDPOINT } = read
  if ((AZURE_OPENAI_API_KEY === undefined) !== (AZURE_OPENAI_ENDPOINT === undefined)) {
    throw new InvalidInput(
      'Found one of AZURE_OPENAI_API_KEY and AZURE_OPENAI_ENDPOINT, expected both or none; set or unset the other.',
    )
  }
  const server = (
    speaks: 'openai' | 'azure' | 'anthropic',
    apiKey: string | undefined,
    url: string | undefined,
  ): readonly ModelServer[] =>
    apiKey === undefined ? [] : [{ provider: speaks, speaks, url: url ?? null, apiKey, model: null }]
  return [
    ...server('openai', OPENAI_API_KEY, read.OPENAI_BASE_URL),
    ...server('anthropic', ANTHROPIC_API_KEY, read.ANTHROPIC_BASE_URL),
    ...server('azure', AZURE_OPENAI_API_KEY, AZURE_OPENAI_ENDPOINT),
  ]
}

/** Names that mean something else where a provider is named. */
const taken = new Set(['openai', 'anthropic', 'azure', 'models', 'offline', 'null', 'replay'])

/** `name=url` or `name=url#model`, separated by commas; the key of `name` is in `G1_KEY_NAME`. */
function compatible(text: string, env: Environment): readonly ModelServer[] {
  const servers = new Map<string, ModelServer>()
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue
    const [, provider = '', url = '', model] = /^([a-z][a-z0-9-]{0,39})=([^\s#]+)(?:#(\S+))?$/.exec(part) ?? []
    if (!http.safeParse(url).success) {
      throw new InvalidInput(
        `Found "${part.replace(/\/\/.*@/, '//…@').slice(0, 100)}" in G1_COMPATIBLE, expected name=http://host/v1 or name=http://host/v1#model, separated by commas; a name has small letters, digits and -, an address no user and no password.`,
      )
    }
    if (taken.has(provider) || servers.has(provider)) {
      throw new InvalidInput(`Found the name "${provider}" in G1_COMPATIBLE, which is taken; choose another.`)
    }
    const key = keyIn(env, `G1_KEY_${provider.toUpperCase().replaceAll('-', '_')}`)
    servers.set(provider, { provider, speaks: 'compatible', url, apiKey: key, model: model ?? null })
  }
  return [...servers.values()]
}

function keyIn(env: Environment, name: string): string | null {
  const given = env[name] ?? ''
  if (given === '') return null
  const { data, error } = apiKey.safeParse(given)
  if (data !== undefined) return data
  throw new InvalidInput(`In ${name}: ${error.issues[0]?.message}; copy the key anew.`)
}
