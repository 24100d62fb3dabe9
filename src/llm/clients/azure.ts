import { AzureOpenAI } from 'openai'
import type { ModelClient } from '../model-client.ts'
import { type ChatSettings, chatClient, openAiChat } from './openai.ts'
import { sdkSettings } from './sdk-settings.ts'
import { azureDialect } from './schema-dialect.ts'

/** How a client of Azure OpenAI is to be. `endpoint.url` is the resource: `https://NAME.openai.azure.com`. */
export interface AzureSettings extends Omit<ChatSettings, 'dialect'> {
  readonly apiVersion: string
}

/** A client of Azure OpenAI, where a model is named by its deployment. */
export function azureClient(settings: AzureSettings): ModelClient {
  const { endpoint, apiVersion } = settings
  const sdk = new AzureOpenAI({
    ...sdkSettings(settings),
    apiKey: endpoint.apiKey ?? 'none',
    baseURL: `${endpoint.url.replace(/\/+$/, '')}/openai`,
    apiVersion,
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
  })
  return chatClient(sdk, { ...settings, dialect: { ...openAiChat, schema: azureDialect } })
}
