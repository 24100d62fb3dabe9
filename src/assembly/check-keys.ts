import type { Config } from '../config.ts'
import { G1Error } from '../core/errors.ts'
import type { Store } from '../core/store/store.ts'
import { isLoopback } from '../graphql/server/gate.ts'

/** Thrown when a server demands keys and none exists that could be used. */
export class NoKeyYet extends G1Error {
  readonly code = 'NO_KEY_YET'
}

/** Whoever can reach the API from elsewhere needs a key: there has to be one. Throws NoKeyYet. */
export async function checkKeys(config: Config, store: Store): Promise<void> {
  const beyond = !isLoopback(config.host)
  if (!config.roles.api || !(beyond || config.requireKey)) return
  if ((await store.apiKeys.list()).some(({ isUsable }) => isUsable)) return
  const why = beyond ? `G1_HOST is ${config.host}, which other machines can reach` : 'G1_REQUIRE_KEY is set'
  const else_ = beyond ? 'bind it to 127.0.0.1' : 'unset that'
  throw new NoKeyYet(
    `Found no API key that can be used, expected one, since ${why}. Make one with the same settings and start again: g1 keys create --role admin --name NAME (npm run -s g1 -- keys …); or ${else_}.`,
  )
}
