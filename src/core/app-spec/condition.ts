import { z } from 'zod'
import { nameSchema } from './name.ts'

export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const

/** What a field is compared with: a literal, `today`, `now`, or another field of the same row. */
export const operandSchema = z.union([
  z.strictObject({ literal: z.union([z.string(), z.number(), z.boolean()]).nullable() }),
  z.strictObject({ moment: z.enum(['today', 'now']) }),
  z.strictObject({ field: nameSchema }),
])
export type Operand = Readonly<z.infer<typeof operandSchema>>

/** A comparison on one row. A comparison with an empty field is false, except `= null` and `!= null`. */
export const conditionSchema = z.strictObject({ field: nameSchema, op: z.enum(comparisons), value: operandSchema })
export type Condition = Readonly<z.infer<typeof conditionSchema>>
