import { z } from 'zod'
import type { Json, JsonObject } from '../../core/json.ts'
import { ProviderFailed } from '../../core/provider.ts'

const json: z.ZodType<Json> = z.json()

const schema = z.object({
  title: z.string().optional(),
  text: z.string().optional(),
  outputs: z.record(z.string(), json).default({}),
})

/** What a persona's file may say about answering without a model: templates and an expression for each output. */
export type DocumentRules = z.infer<typeof schema>

/** Reads the front matter's `rules`. Throws ProviderFailed where they have another form. */
export function readRules(rules: JsonObject | null): DocumentRules {
  const read = schema.safeParse(rules ?? {})
  if (read.success) return read.data
  throw new ProviderFailed(
    `Found rules that cannot be read (${read.error.issues.map(({ message, path }) => `${path.join('.')}: ${message}`).join('; ')}), expected {title, text, outputs: {name: expression}}; correct the persona's file.`,
  )
}
