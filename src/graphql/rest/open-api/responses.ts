import { refTo } from './json-schema.ts'

const failed = (description: string) => ({
  description,
  content: { 'application/json': { schema: refTo('ErrorAnswer') } },
})

/** How requests fail, by the names that operations refer to. */
export const failures = {
  BadRequest: failed(
    'An argument is missing, unknown or off its type, or the request is no JSON. `INVALID_INPUT`, `BAD_REQUEST`, `CURSOR_INVALID`, `CURSOR_OF_OTHER_RUN`.',
  ),
  Unauthenticated: failed('A key is missing, or opens nothing. `UNAUTHENTICATED`.'),
  Forbidden: failed('The key may not do this. `FORBIDDEN`.'),
  NotFound: failed('What the request names does not exist, or there is none of it yet. `NOT_FOUND`.'),
  Conflict: failed(
    'The run in its present state cannot follow, or the idempotency key was used with other arguments. `RUN_ENDED`, `NOT_PAUSED`, `IDEMPOTENCY_CONFLICT` and others.',
  ),
  OtherLog: failed('The cursor does not fit the log: read the run anew. `CURSOR_AHEAD`, `CURSOR_DIVERGED`.'),
  Expired: failed('Events after the cursor have been retired: read the run anew. `CURSOR_EXPIRED`.'),
  TooLarge: failed('The body is larger than 512 KB. `BAD_REQUEST`.'),
  NotJson: failed('The body is no `application/json`. `BAD_REQUEST`.'),
  Unplayable: failed('The workflow cannot be played; `details` has a finding each. `WORKFLOW_INVALID`.'),
  TooMany: failed('Too much was asked for, at once or for now. `LIMIT_EXCEEDED`, `RATE_LIMITED`.'),
  Unexpected: failed('A fault of the system: `INTERNAL` (500), or `UNAVAILABLE` (503), after which one may try again.'),
} as const

const refer = (name: keyof typeof failures) => ({ $ref: `#/components/responses/${name}` })

/** What may happen to any request. */
export const always = {
  '400': refer('BadRequest'),
  '401': refer('Unauthenticated'),
  '403': refer('Forbidden'),
  '429': refer('TooMany'),
  default: refer('Unexpected'),
} as const

/** What may happen to a request that names something. */
export const missing = { '404': refer('NotFound') } as const
/** What may happen to a request with a body. */
export const withBody = { '413': refer('TooLarge'), '415': refer('NotJson') } as const
/** What may happen to a request that changes something. */
export const conflicting = { '409': refer('Conflict') } as const
export const unplayable = { '422': refer('Unplayable') } as const
/** What may happen to a cursor of a run. */
export const resuming = { '409': refer('OtherLog'), '410': refer('Expired') } as const
