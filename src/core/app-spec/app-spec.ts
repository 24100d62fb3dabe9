import { z } from 'zod'
import { figureSchema } from './computed.ts'
import { demandSchema, unservedSchema } from './demand.ts'
import { entitySchema } from './entity.ts'
import { fieldSchema } from './field.ts'
import { nameSchema, titleSchema } from './name.ts'

/**
 * A role of an account. `rank` orders them (1 = least); exactly one has `given: true` (what a registration gives), and
 * the role of the highest rank is what the very first account gets and may give roles to others.
 */
export const roleSchema = z.strictObject({
  id: nameSchema,
  title: titleSchema,
  plural: titleSchema,
  rank: z.int().min(1),
  given: z.boolean(),
})
export type Role = Readonly<z.infer<typeof roleSchema>>

/** Accounts with e-mail and password. `fields`: what else an account has, asked at registration. */
export const accountsSchema = z.strictObject({ roles: z.array(roleSchema).min(1), fields: z.array(fieldSchema) })

export const securitySchema = z.strictObject({
  passwordMinLength: z.int().min(6).max(128),
  sessionHours: z.int().min(1).max(8760),
  /** Failed sign-ins of one e-mail address within 15 minutes before it has to wait. */
  signInAttempts: z.int().min(3).max(1000),
})

/** Something that the text does not say and the application does all the same. `source`: `default`, or `domain:fitness`. */
export const assumptionSchema = z.strictObject({
  id: z.string().regex(/^A[1-9][0-9]{0,3}$/),
  text: z.string().min(1),
  source: z.string().min(1),
})
export type Assumption = Readonly<z.infer<typeof assumptionSchema>>

/**
 * The pivot between understanding and building: everything that the rendered application is, each part traced to the
 * clauses it serves through `demands`. What is not reached by a demand is an assumption.
 */
export const appSpecSchema = z.strictObject({
  version: z.literal(1),
  /** `Fitness tracker`. */
  title: titleSchema,
  summary: z.string().min(1).max(400),
  /** null: the application has no accounts, and every grant is `anyone`. */
  accounts: accountsSchema.nullable(),
  security: securitySchema,
  entities: z.array(entitySchema).min(1).max(40),
  figures: z.array(figureSchema),
  demands: z.array(demandSchema),
  unserved: z.array(unservedSchema),
  assumptions: z.array(assumptionSchema),
})
export type AppSpec = Readonly<z.infer<typeof appSpecSchema>>
