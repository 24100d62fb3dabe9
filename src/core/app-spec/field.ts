import { z } from 'zod'
import { nameSchema, titleSchema } from './name.ts'

/**
 * `money` and `decimal` are JSON numbers (money with at most two decimals), `date` is `YYYY-MM-DD`,
 * `time` is `HH:MM`, `datetime` is ISO 8601 in UTC, `choice` is one of `options`, `reference` is the id of a row.
 */
export const fieldTypes = [
  'text',
  'long_text',
  'integer',
  'decimal',
  'money',
  'boolean',
  'date',
  'time',
  'datetime',
  'email',
  'url',
  'phone',
  'choice',
  'reference',
] as const
export type FieldType = (typeof fieldTypes)[number]

/** A bound in time: `today`, `now`, either moved by whole days (`today+30`), or an ISO literal. */
export const momentSchema = z.string().regex(/^((today|now)([+-][0-9]{1,5})?|[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?)$/)

/** One field of an entity. Every key is present; null says that there is no such limit. Limits are inclusive. */
export const fieldSchema = z.strictObject({
  id: nameSchema,
  title: titleSchema,
  type: z.enum(fieldTypes),
  required: z.boolean(),
  /** Least and greatest number; for integer, decimal and money. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** Fewest and most characters; for text types. */
  minLength: z.int().min(0).nullable(),
  maxLength: z.int().min(1).nullable(),
  /** Earliest and latest moment; for date and datetime. */
  notBefore: momentSchema.nullable(),
  notAfter: momentSchema.nullable(),
  /** The allowed values of a choice, in the order they are offered. `[]` for every other type. */
  options: z.array(z.strictObject({ id: nameSchema, title: titleSchema })),
  /** The entity that a reference points to (`user` for an account); null for every other type. */
  target: nameSchema.nullable(),
  /** The value of a new row that does not say one; `now`, `today` and `me` (the one who creates it) are understood. */
  default: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  /** False where people cannot set it: the owner, a stamp. Then only `default` fills it. */
  editable: z.boolean(),
  /** `kg`, `minutes`: shown beside the value. */
  unit: z.string().max(20).nullable(),
})
export type Field = Readonly<z.infer<typeof fieldSchema>>
