import { z } from 'zod'
import { ruleSchema } from '../../core/app-spec/rule.ts'
import { fieldTypes } from '../../core/app-spec/field.ts'

const packFieldSchema = z.strictObject({
  name: z.string(),
  type: z.enum(fieldTypes),
  required: z.boolean().default(false),
  min: z.number().optional(),
  max: z.number().optional(),
  maxLength: z.int().optional(),
  notAfter: z.string().optional(),
  options: z.array(z.string()).default([]),
  /** The noun of another entity of the pack, for references. */
  target: z.string().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  unit: z.string().optional(),
})

const packEntitySchema = z.strictObject({
  noun: z.string(),
  /** Other nouns for the same thing. */
  also: z.array(z.string()).default([]),
  /** True where the domain is unthinkable without it: a thin text gets these. */
  main: z.boolean().default(false),
  /** `own`: everybody keeps their own; `shared`: all see them, those with more rights keep them. */
  keeping: z.enum(['own', 'shared']).default('shared'),
  fields: z.array(packFieldSchema).min(1),
  states: z
    .strictObject({
      initial: z.string(),
      moves: z.array(z.strictObject({ verb: z.string(), from: z.array(z.string()).min(1), to: z.string() })).min(1),
    })
    .optional(),
  computed: z
    .array(
      z.strictObject({
        name: z.string(),
        fn: z.enum(['count', 'sum', 'avg']),
        of: z.string(),
        via: z.string(),
        value: z.string().optional(),
        type: z.enum(['integer', 'decimal', 'money']),
      }),
    )
    .default([]),
  rules: z.array(ruleSchema).default([]),
})
export type PackEntity = Readonly<z.infer<typeof packEntitySchema>>

/** What a field of life usually means: the things it keeps when a text only names the field. */
export const domainPackSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string(),
  /** Words (singular, lower case) that point to the domain. */
  words: z.array(z.string()).min(1),
  entities: z.array(packEntitySchema).min(1),
})
export type DomainPack = Readonly<z.infer<typeof domainPackSchema>>
