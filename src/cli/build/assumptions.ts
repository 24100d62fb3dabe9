import type { Client } from '../../client/client.ts'
import { agreedSpec } from '../../core/agreed-spec.ts'
import { type Assumption, appSpecSchema } from '../../core/app-spec/app-spec.ts'
import type { Entry } from '../../core/knowledge/entry.ts'

/** What the run took for granted beyond its text; empty where it has no specification. */
export async function assumptionsOf(client: Client, runId: string): Promise<readonly Assumption[]> {
  const entries = await client.entries(runId, ['SPECIFICATION', 'DESIGN'])
  const spec = agreedSpec(entries.map(({ kind, content }) => ({ kind: kind.toLowerCase(), content }) as Entry))
  const parsed = appSpecSchema.safeParse(spec)
  return parsed.success ? parsed.data.assumptions : []
}
