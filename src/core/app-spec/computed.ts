import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { nameSchema, titleSchema } from './name.ts'

export const aggregateFunctions = ['count', 'sum', 'avg', 'min', 'max'] as const

/**
 * Arithmetic over one row: numbers, `+ - * / ( )`, number fields and computed values of the row (`quantity`), of a
 * referred row (`product.price`), and `days(a, b)`: whole days from date a to date b (`today` is one). An empty number
 * counts as 0 in arithmetic, and what is divided by 0 is empty; `min` and `max` also take a single date.
 */
export const expressionSchema = z.string().min(1).max(200)

const aggregate = {
  fn: z.enum(aggregateFunctions),
  /** The entity whose rows are counted or summed. */
  of: nameSchema,
  /** What is summed, an expression over a row of `of`; null for `count`. */
  value: expressionSchema.nullable(),
  where: z.array(conditionSchema),
}

/** A value that nobody types in: it is worked out whenever it is shown, sorted by or exported. Empty sums are 0. */
export const computedSchema = z.discriminatedUnion('kind', [
  /** Over the rows of `of` that refer to this row through their field `via`. */
  z.strictObject({
    kind: z.literal('aggregate'),
    id: nameSchema,
    title: titleSchema,
    type: z.enum(['integer', 'decimal', 'money', 'date', 'datetime']),
    via: nameSchema,
    ...aggregate,
  }),
  z.strictObject({
    kind: z.literal('expression'),
    id: nameSchema,
    title: titleSchema,
    type: z.enum(['integer', 'decimal', 'money']),
    expression: expressionSchema,
  }),
  /** True while the row meets all of `when`: overdue, low on stock. */
  z.strictObject({
    kind: z.literal('flag'),
    id: nameSchema,
    title: titleSchema,
    when: z.array(conditionSchema).min(1),
  }),
])
export type Computed = Readonly<z.infer<typeof computedSchema>>

/** A figure on the home page over all rows of an entity that the reader may list (`mine`: only the reader's own). */
export const figureSchema = z.strictObject({
  id: nameSchema,
  title: titleSchema,
  type: z.enum(['integer', 'decimal', 'money']),
  ...aggregate,
  mine: z.boolean(),
})
export type Figure = Readonly<z.infer<typeof figureSchema>>
