import { resolve } from 'node:path'
import { z } from 'zod'
import { InvalidInput } from './core/errors.ts'
import { type ModelSettings, modelSettings, modelVariables } from './model-settings.ts'

/** What a node is told by its environment. */
export interface Config {
  /** The folder of the embedded store and of local files. */
  readonly dataDir: string
  /** null: the embedded store in `dataDir`. */
  readonly databaseUrl: string | null
  /** Comes before `upstash`; without both, hints stay within the process. */
  readonly redisUrl: string | null
  readonly upstash: { readonly url: string; readonly token: string } | null
  /** The folder that personas work from. */
  readonly brainDir: string
  readonly roles: { readonly api: boolean; readonly worker: boolean }
  /** Who answers for the personas where a run does not say. */
  readonly provider: string
  readonly models: ModelSettings
  /** The folder that keeps every exchange with a model as a cassette; null: none is kept. */
  readonly recordDir: string | null
  /** The folder of cassettes that the provider `replay` answers from; null: there is no such provider. */
  readonly replayDir: string | null
  readonly host: string
  readonly port: number
  /** Ports that previews of delivered applications may have; null: any that is free. */
  readonly previewPorts: { readonly first: number; readonly last: number } | null
  /** Previews at once, at most. 0: none. */
  readonly previews: number
  /** Demand an API key also on an address that only this machine can reach; elsewhere one is demanded anyway. */
  readonly requireKey: boolean
  readonly nodeName: string
  /** Execute a language model's code even where no sandbox confines it. */
  readonly allowUnsandboxed: boolean
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** How long a node's lease on its runs lasts without renewal. */
  readonly leaseTtlMs: number
  /** Runs that a node carries at once, at most; more wait until there is room on some node. */
  readonly activeRuns: number
  /** Where programs such as `bwrap` are looked up; null: the usual system folders. */
  readonly path: string | null
}

const flag = z.enum(['0', '1', 'false', 'true']).transform((value) => value === '1' || value === 'true')
const portRange = z
  .string()
  .regex(/^\d{1,5}-\d{1,5}$/, 'expected a range such as 9100-9199')
  .transform((text) => text.split('-').map(Number))
  .pipe(z.tuple([z.number().min(1), z.number().max(65_535)]))
  .transform(([first, last]) => ({ first, last }))
  .refine(({ first, last }) => first <= last, 'expected the lower port first')
const role = z.enum(['api', 'worker'])

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  UPSTASH_REDIS_REST_URL: z.url({ protocol: /^https?$/ }).optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8013),
  G1_HOST: z.string().default('127.0.0.1'),
  G1_PREVIEW_PORTS: portRange.optional(),
  G1_PREVIEWS: z.coerce.number().int().min(0).max(64).default(4),
  G1_REQUIRE_KEY: flag.default(false),
  G1_DATA: z.string().default('.g1'),
  G1_BRAIN: z.string().optional(),
  G1_ROLES: z
    .string()
    .default('api,worker')
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(role)),
  G1_PROVIDER: z.string().optional(),
  G1_NODE: z.string().default('g1'),
  G1_ALLOW_UNSANDBOXED: flag.default(false),
  G1_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  PATH: z.string().optional(),
  G1_ACTIVE_RUNS: z.coerce.number().int().min(1).max(10_000).default(256),
  G1_LEASE_TTL_MS: z.coerce.number().int().min(500).max(600_000).default(4_000),
  G1_RECORD: z.string().optional(),
  G1_REPLAY: z.string().optional(),
  ...modelVariables,
})

/** Every variable that a node heeds. */
export const environmentNames: readonly string[] = Object.keys(schema.shape)

/** The brain that comes with the program. */
const ownBrain = resolve(import.meta.dirname, '../brain')

/** Reads the environment, where an empty variable counts as unset. Throws InvalidInput naming every wrong one. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new InvalidInput(`The environment cannot be used: ${wrong.join('; ')}. Correct or unset these variables.`)
  }
  const at = env['INIT_CWD'] ?? process.cwd()
  const read = parsed.data
  const { UPSTASH_REDIS_REST_URL: upstashUrl, UPSTASH_REDIS_REST_TOKEN: upstashToken } = read
  if ((upstashUrl === undefined) !== (upstashToken === undefined)) {
    throw new InvalidInput(
      'Found one of UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN, expected both or none; set or unset the other.',
    )
  }
  return {
    dataDir: resolve(at, read.G1_DATA),
    databaseUrl: read.DATABASE_URL ?? null,
    redisUrl: read.REDIS_URL ?? null,
    upstash: upstashUrl === undefined || upstashToken === undefined ? null : { url: upstashUrl, token: upstashToken },
    brainDir: read.G1_BRAIN === undefined ? ownBrain : resolve(at, read.G1_BRAIN),
    roles: { api: read.G1_ROLES.includes('api'), worker: read.G1_ROLES.includes('worker') },
    provider: read.G1_PROVIDER ?? (read.G1_MODELS === undefined ? 'offline' : 'models'),
    models: modelSettings(read, env, (path) => resolve(at, path)),
    recordDir: read.G1_RECORD === undefined ? null : resolve(at, read.G1_RECORD),
    replayDir: read.G1_REPLAY === undefined ? null : resolve(at, read.G1_REPLAY),
    host: read.G1_HOST,
    port: read.PORT,
    previewPorts: read.G1_PREVIEW_PORTS ?? null,
    previews: read.G1_PREVIEWS,
    requireKey: read.G1_REQUIRE_KEY,
    nodeName: read.G1_NODE,
    allowUnsandboxed: read.G1_ALLOW_UNSANDBOXED,
    logLevel: read.G1_LOG,
    leaseTtlMs: read.G1_LEASE_TTL_MS,
    activeRuns: read.G1_ACTIVE_RUNS,
    path: read.PATH ?? null,
  }
}
