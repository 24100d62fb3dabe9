import type { z } from 'zod'
import type { Json } from '../../../src/core/json.ts'
import { WireRefusal } from './wire-format.ts'

/** What is wrong with a body, for a provider to say in its own words. */
export interface BodyFault {
  readonly fault: 'missing' | 'unknown' | 'invalid'
  /** `messages.0.content`. */
  readonly at: string
  readonly expected: string
}

/** The body as its schema has it; the first fault becomes the provider's 400. */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  body: Json,
  words: (fault: BodyFault) => { readonly message: string; readonly code?: string },
): z.infer<Schema> {
  const parsed = schema.safeParse(body, { reportInput: true })
  if (parsed.success) return parsed.data
  const fault = faultOf(parsed.error)
  const { message, ...code } = words(fault)
  throw new WireRefusal('bad_request', message, { param: fault.at, ...code })
}

function faultOf(error: z.ZodError): BodyFault {
  const issue = error.issues[0]
  if (issue === undefined) return { fault: 'invalid', at: '', expected: '' }
  const at = (path: readonly PropertyKey[]): string => path.map(String).join('.')
  if (issue.code === 'unrecognized_keys')
    return { fault: 'unknown', at: at([...issue.path, ...issue.keys.slice(0, 1)]), expected: '' }
  return { fault: issue.input === undefined ? 'missing' : 'invalid', at: at(issue.path), expected: issue.message }
}
