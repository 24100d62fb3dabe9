import { z } from 'zod'
import { nameSchema } from './name.ts'

/**
 * One way to be allowed. `who`: `anyone` (no account needed), `signed_in`, or the id of a role.
 * `own`: null, or a path to the user that must be the one who asks: a field that refers to `user` (`owner`),
 * or such a field of a referred row (`workout.owner`). An action is allowed if any of its grants fits; no grant, nobody.
 */
export const grantSchema = z.strictObject({
  who: z.union([z.literal('anyone'), z.literal('signed_in'), nameSchema]),
  own: z
    .string()
    .regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,2}$/)
    .nullable(),
})
export type Grant = Readonly<z.infer<typeof grantSchema>>

/** What can be done with an entity's rows, beside its state transitions. */
export const actions = ['list', 'view', 'create', 'edit', 'delete', 'export'] as const
export type Action = (typeof actions)[number]
