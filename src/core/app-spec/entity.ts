import { z } from 'zod'
import { computedSchema } from './computed.ts'
import { fieldSchema } from './field.ts'
import { grantSchema } from './grant.ts'
import { nameSchema, titleSchema } from './name.ts'
import { ruleSchema } from './rule.ts'
import { statesSchema } from './states.ts'

const grants = z.array(grantSchema)

/** How the rows are listed: shown columns, default order, page size, what the search box looks in, what can be filtered. */
export const listViewSchema = z.strictObject({
  columns: z.array(nameSchema).min(1),
  sort: z.strictObject({ field: nameSchema, direction: z.enum(['asc', 'desc']) }).nullable(),
  pageSize: z.int().min(1).max(100),
  search: z.array(nameSchema),
  filters: z.array(nameSchema),
})
export type ListView = Readonly<z.infer<typeof listViewSchema>>

/** One kind of thing that the application keeps. Every row also has `id`, `created_at` and `updated_at`. */
export const entitySchema = z.strictObject({
  id: nameSchema,
  title: titleSchema,
  /** Right English plural: `Categories`, `People`. */
  plural: titleSchema,
  /** The path of its pages and its API: the plural in kebab case, `blood-donors`. */
  path: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  /** The field that names a row to people (in links and choices). */
  label: nameSchema,
  fields: z.array(fieldSchema).min(1),
  states: statesSchema.nullable(),
  computed: z.array(computedSchema),
  rules: z.array(ruleSchema),
  grants: z.strictObject({ list: grants, view: grants, create: grants, edit: grants, delete: grants, export: grants }),
  list: listViewSchema,
})
export type Entity = Readonly<z.infer<typeof entitySchema>>
