import { z } from 'zod'
import { defineContract } from '../define-contract.ts'
import { reasonSchema, statementsOf } from './reason.ts'

const schema = z.strictObject({
  title: z.string().min(1).max(200),
  text: z.string(),
  /** The sentences of the text that rest on clauses. */
  statements: z.array(reasonSchema),
})

/** A piece of writing: what personas of other trades owe, beside the output variables of their step. */
export type DocumentAnswer = Readonly<z.infer<typeof schema>>

export const document = defineContract<DocumentAnswer>({
  id: 'document',
  kind: 'document',
  schema,
  title: ({ title }) => title,
  statements: ({ statements }) => statementsOf('statements', statements),
})
