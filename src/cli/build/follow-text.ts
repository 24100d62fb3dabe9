import type { Client, OutputPart } from '../../client/client.ts'

/**
 * Shows what personas write until it is stopped, by what is returned. It is an extra: where it cannot be had, nothing
 * else fails.
 */
export function followText(client: Client, runId: string, show: (part: OutputPart) => void): () => void {
  const stream = client.personaOutput(runId)
  const read = async (): Promise<void> => {
    for await (const part of stream) show(part)
  }
  read().catch(() => undefined)
  return () => void stream.return?.()
}
