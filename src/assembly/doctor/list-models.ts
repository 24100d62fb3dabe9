import { z } from 'zod'
import { anthropicUrl } from '../../llm/clients/anthropic.ts'
import { openAiUrl } from '../../llm/clients/openai.ts'
import type { ModelServer } from '../../model-settings.ts'

const listing = z.object({ data: z.array(z.object({ id: z.string() })) })

interface Asking {
  readonly azureApiVersion: string
  /** How long the server may take, in milliseconds. */
  readonly patience: number
}

/** The models that a server says it has. It costs nothing to ask. Throws an Error that says why there is no list. */
export async function listModels(
  server: ModelServer,
  { azureApiVersion, patience }: Asking,
): Promise<readonly string[]> {
  const url = urlOf(server, azureApiVersion)
  const response = await fetch(url, { headers: headersOf(server), signal: AbortSignal.timeout(patience) }).catch(
    (error: unknown) => {
      throw new Error(
        `no answer from ${url.host} (${reasonOf(error)}), expected one; check its address and the network`,
      )
    },
  )
  const { status } = response
  if (status === 401 || status === 403)
    throw new Error(`status ${status} from ${url.host}, expected to be let in; correct the key of ${server.provider}`)
  if (!response.ok) throw new Error(`status ${status} from ${url.host}${url.pathname}, expected 200; check its address`)
  const read = listing.safeParse(await response.json().catch(() => null))
  if (read.success) return read.data.data.map(({ id }) => id)
  throw new Error(`something else than a list of models from ${url.host}${url.pathname}; check its address`)
}

function urlOf({ speaks, url }: ModelServer, azureApiVersion: string): URL {
  const base = (url ?? (speaks === 'anthropic' ? anthropicUrl : openAiUrl)).replace(/\/+$/, '')
  if (speaks === 'azure') return new URL(`${base}/openai/models?api-version=${encodeURIComponent(azureApiVersion)}`)
  return new URL(speaks === 'anthropic' ? `${base}/v1/models?limit=1000` : `${base}/models`)
}

function headersOf({ speaks, apiKey }: ModelServer): Readonly<Record<string, string>> {
  if (apiKey === null) return {}
  if (speaks === 'anthropic') return { 'x-api-key': apiKey, 'anthropic-version': '2023-06-01' }
  return speaks === 'azure' ? { 'api-key': apiKey } : { authorization: `Bearer ${apiKey}` }
}

/** What Node says of a request that failed stands in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name
}
