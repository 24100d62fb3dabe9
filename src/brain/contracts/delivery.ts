import { z } from 'zod'
import { defineContract } from '../define-contract.ts'
import { reasonSchema, statementsOf } from './reason.ts'
import { headline } from './title.ts'

const schema = z.strictObject({ summary: z.string().min(1), learnt: z.array(reasonSchema) })

/** What the Knowledge Curator says about what is delivered. */
export type Delivery = Readonly<z.infer<typeof schema>>

export const delivery = defineContract<Delivery>({
  id: 'delivery',
  kind: 'delivery',
  schema,
  after: 'package_delivery',
  title: ({ summary }) => headline(summary),
  statements: ({ learnt }) => statementsOf('learnt', learnt),
})
