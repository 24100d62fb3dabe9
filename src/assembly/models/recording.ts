import type { Config } from '../../config.ts'
import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../core/logger.ts'
import type { ModelProvider } from '../../core/provider.ts'
import type { AnswerCache } from '../../core/store/answer-cache.ts'
import type { Store } from '../../core/store/store.ts'
import type { ModelClient } from '../../llm/model-client.ts'
import { readCassettes } from '../../llm/recording/cassette-folder.ts'
import { recordingClient } from '../../llm/recording/recording-client.ts'
import { replayProvider } from '../../llm/recording/replay-provider.ts'
import { renderMessages } from '../../llm/render/render-messages.ts'
import { withoutSecrets } from '../../llm/without-secrets.ts'
import { hider } from '../../telemetry/redact.ts'
import { unmistakableSecretsOf } from '../secrets.ts'
import { nothingKept } from './loose-providers.ts'
import type { ModelPlan } from './plan-models.ts'

interface Surroundings {
  readonly plan: ModelPlan
  readonly version: string
  readonly clock: Clock
  readonly logger: Logger
}

/**
 * What stands around the client of each provider: no secret passes; and a recorder, where the configuration names a
 * folder for cassettes.
 */
export function aroundClients(
  config: Config,
  { plan, ...recording }: Surroundings,
): (client: ModelClient, provider: string) => ModelClient {
  const { recordDir: dir } = config
  const hide = hider(unmistakableSecretsOf(config))
  if (dir === null) return (client) => withoutSecrets(client, hide)
  const description = (id: string): string | undefined => plan.providers.find((one) => one.id === id)?.description
  return (client, provider) => {
    const by = description(config.provider) ?? description(provider) ?? provider
    return recordingClient(withoutSecrets(client, hide), { provider, by }, { ...recording, dir, hide })
  }
}

/** Where exchanges are recorded, each answer is asked for: one that is given again would be missing in the recording. */
export const answersOf = ({ recordDir }: Config, { answers }: Pick<Store, 'answers'>): AnswerCache =>
  recordDir === null ? answers : nothingKept

/** The provider that answers from cassettes, where the configuration names their folder. Throws InvalidInput. */
export async function replayOf({ replayDir: dir }: Config): Promise<readonly ModelProvider[]> {
  if (dir === null) return []
  const render: Parameters<typeof replayProvider>[0]['render'] = (request) => ({
    messages: renderMessages(request),
    contract: request.contract,
  })
  return [replayProvider({ dir, cassettes: await readCassettes(dir), render })]
}
