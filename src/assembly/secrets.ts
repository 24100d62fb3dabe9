import type { Config } from '../config.ts'
import { passwordIn } from '../telemetry/redact.ts'

/** The part of a configuration that has secrets in it. */
export type Secretive = Pick<Config, 'databaseUrl' | 'redisUrl' | 'upstash' | 'models'>

/** Every secret of a configuration: none of them may get into a log, a cassette or a message. */
export const secretsOf = ({ databaseUrl, redisUrl, upstash, models }: Secretive): readonly string[] => [
  ...passwordIn(databaseUrl),
  ...passwordIn(redisUrl),
  ...(upstash === null ? [] : [upstash.token]),
  ...models.servers.flatMap(({ apiKey }) => apiKey ?? []),
]

/** A shorter one may be a word like any other (`postgres`, `password`): it is kept out of logs, and left in texts. */
const shortestUnmistakable = 16

/** The secrets that are taken out of what models are asked and answer, where a word less would spoil the work. */
export const unmistakableSecretsOf = (config: Secretive): readonly string[] =>
  secretsOf(config).filter(({ length }) => length >= shortestUnmistakable)
