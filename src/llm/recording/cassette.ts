import { z } from 'zod'
import type { JsonObject } from '../../core/json.ts'

const tokens = z.object({
  inputTokens: z.number(),
  cachedInputTokens: z.number(),
  cacheWriteTokens: z.number(),
  outputTokens: z.number(),
})

const message = z.object({ role: z.enum(['system', 'user', 'assistant']), text: z.string(), stable: z.boolean() })

/** One exchange with a model of a provider, as it is kept: what was asked, and what came. No header is in it, so no key. */
export const cassetteSchema = z.object({
  /** Of this form of a cassette. */
  cassette: z.literal(1),
  /** The version of the program that recorded it. */
  g1: z.string(),
  /** When the call began. */
  at: z.iso.datetime(),
  /** Milliseconds until it had ended. */
  tookMs: z.number(),
  provider: z.string(),
  /** Who answered for the personas, as the run and the delivered application say it: "language models of OpenAI". */
  by: z.string(),
  request: z.object({
    model: z.string(),
    mostOutputTokens: z.number(),
    contract: z.object({
      id: z.string(),
      schema: z.custom<JsonObject>((value) => z.looseObject({}).safeParse(value).success),
    }),
    messages: z.array(message),
  }),
  /** Text as it came, each piece with the milliseconds since the call began. */
  deltas: z.array(z.tuple([z.number(), z.string()])),
  outcome: z.discriminatedUnion('type', [
    z.object({ type: z.literal('reply'), model: z.string(), content: z.string(), tokens }),
    z.object({
      type: z.literal('failure'),
      /** A kind of failure, or `aborted`: whoever asked did not want the answer any more. */
      kind: z.string(),
      message: z.string(),
      retryable: z.boolean(),
      charged: z.union([tokens, z.literal('no'), z.literal('unknown')]),
    }),
  ]),
})
export type Cassette = Readonly<z.infer<typeof cassetteSchema>>
