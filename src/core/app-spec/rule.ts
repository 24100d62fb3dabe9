import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { nameSchema } from './name.ts'

const id = nameSchema
const where = z.array(conditionSchema)

/** What must hold for the rows of an entity beyond the limits of single fields. `where`: only rows that meet all of it. */
export const ruleSchema = z.discriminatedUnion('kind', [
  /** No two rows agree in all of `fields` (text is compared without case). */
  z.strictObject({ kind: z.literal('unique'), id, fields: z.array(nameSchema).min(1), where }),
  /** Two fields of one row compare so: an end after its start. Empty fields pass. */
  z.strictObject({ kind: z.literal('compare'), id, condition: conditionSchema }),
  /** `field` must be filled while the row meets `when`: a reason for what is rejected. */
  z.strictObject({ kind: z.literal('required_when'), id, field: nameSchema, when: z.array(conditionSchema).min(1) }),
  /**
   * At most `max` rows that agree in all of `scope` (`[]`: in the whole table): a number, or a path to a number of a
   * referred row (`class.capacity`).
   */
  z.strictObject({
    kind: z.literal('limit'),
    id,
    max: z.union([z.int().min(0), z.string().regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/)]),
    scope: z.array(nameSchema),
    where,
  }),
  /**
   * The spans start..end of rows that agree in `scope` do not overlap: no double booking. Between two `date` fields the last
   * day belongs to the span (10..14 and 14..16 overlap), all others are half-open.
   */
  z.strictObject({
    kind: z.literal('no_overlap'),
    id,
    start: nameSchema,
    end: nameSchema,
    scope: z.array(nameSchema),
    where,
  }),
  /** Rows that meet `when` cannot be edited or deleted (a transition is still possible). */
  z.strictObject({
    kind: z.literal('frozen'),
    id,
    when: z.array(conditionSchema).min(1),
    actions: z.array(z.enum(['edit', 'delete'])).min(1),
  }),
  /** A row cannot be deleted while rows of `by` refer to it through `via`. */
  z.strictObject({ kind: z.literal('keep_while_used'), id, by: nameSchema, via: nameSchema }),
])
export type Rule = Readonly<z.infer<typeof ruleSchema>>
export type RuleKind = Rule['kind']
