import type { Client, RunEvent, RunSummary } from '../../client/client.ts'

/** How long an effect may take before the command is only said to be stored, in milliseconds. */
const patience = 10_000

/** The event that a command led to, or the one that refused it; null: nothing yet, the command is stored. */
export async function waitForEffect(
  client: Client,
  before: Pick<RunSummary, 'id' | 'cursor'>,
  types: readonly string[],
): Promise<RunEvent | null> {
  const stream = client.runEvents(before.id, { after: before.cursor, types: [...types, 'CommandRejected'] })
  const timer = setTimeout(() => void stream.return?.(), patience)
  try {
    for await (const { events } of stream) {
      const [effect] = events
      if (effect !== undefined) return effect
    }
    return null
  } finally {
    clearTimeout(timer)
  }
}
