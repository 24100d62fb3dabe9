import { z } from 'zod'
import { grantSchema } from './grant.ts'
import { nameSchema, titleSchema } from './name.ts'

/** One allowed move between states. `title` is the button: `Approve`. Moves that are not listed are refused. */
export const transitionSchema = z.strictObject({
  id: nameSchema,
  title: titleSchema,
  from: z.array(nameSchema).min(1),
  to: nameSchema,
  by: z.array(grantSchema),
})
export type Transition = Readonly<z.infer<typeof transitionSchema>>

/** The life of a row: `field` (an id of its own, not among the fields) holds the state; new rows are in `initial`. */
export const statesSchema = z.strictObject({
  field: nameSchema,
  title: titleSchema,
  initial: nameSchema,
  values: z.array(z.strictObject({ id: nameSchema, title: titleSchema })).min(2),
  transitions: z.array(transitionSchema),
})
export type States = Readonly<z.infer<typeof statesSchema>>
