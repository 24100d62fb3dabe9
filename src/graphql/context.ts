import type { Caller } from '../identity/caller.ts'
import type { ApiOptions } from './api.ts'
import type { Feeds } from './feed/feeds.ts'
import type { OutputFeeds } from './feed/output-feed.ts'
import type { RunListFeed } from './feed/run-list-feed.ts'
import { type Loaders, makeLoaders } from './read/loaders.ts'
import type { RunReader } from './read/run-reader.ts'
import type { CalledAt } from './server/called-at.ts'

/** What lives as long as the server. */
export interface ApiServices {
  readonly api: ApiOptions
  readonly reader: RunReader
  readonly feeds: Feeds
  readonly outputs: OutputFeeds
  readonly runList: RunListFeed
}

/** What every resolver gets. Loaders live as long as one request, or one subscription's payload. */
export interface GraphqlContext extends ApiServices {
  readonly requestId: string
  readonly caller: Caller
  readonly calledAt: CalledAt
  readonly loaders: Loaders
}

export function makeContext(
  services: ApiServices,
  request: Pick<GraphqlContext, 'requestId' | 'caller' | 'calledAt'>,
): GraphqlContext {
  return { ...services, ...request, loaders: makeLoaders(services) }
}
