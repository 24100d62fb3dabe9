import type { Clock } from '../../core/clock.ts'
import { unreachable } from '../../core/unreachable.ts'
import { anthropicClient, anthropicUrl } from '../../llm/clients/anthropic.ts'
import { azureClient } from '../../llm/clients/azure.ts'
import { compatibleChat, openAiChat, openAiClient, openAiUrl } from '../../llm/clients/openai.ts'
import type { ModelClient } from '../../llm/model-client.ts'
import type { ModelServer, ModelSettings } from '../../model-settings.ts'

/** A client for each server, by the name of its provider. */
export function modelClients(
  { servers, azureApiVersion }: Pick<ModelSettings, 'servers' | 'azureApiVersion'>,
  clock: Clock,
): ReadonlyMap<string, ModelClient> {
  return new Map(servers.map((server) => [server.provider, clientOf(server, { azureApiVersion, clock })]))
}

interface Common {
  readonly azureApiVersion: string
  readonly clock: Clock
}

function clientOf({ provider, speaks, url, apiKey }: ModelServer, { azureApiVersion, clock }: Common): ModelClient {
  const endpoint = (otherwise: string) => ({ name: provider, url: url ?? otherwise, apiKey })
  switch (speaks) {
    case 'openai':
      return openAiClient({ endpoint: endpoint(openAiUrl), dialect: openAiChat, clock })
    case 'compatible':
      return openAiClient({ endpoint: endpoint(''), dialect: compatibleChat, clock })
    case 'azure':
      return azureClient({ endpoint: endpoint(''), apiVersion: azureApiVersion, clock })
    case 'anthropic':
      return anthropicClient({ endpoint: endpoint(anthropicUrl), clock })
    default:
      return unreachable(speaks)
  }
}
