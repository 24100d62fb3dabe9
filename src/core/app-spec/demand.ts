import { z } from 'zod'
import { clauseIdSchema } from '../clause.ts'
import { actions } from './grant.ts'
import { nameSchema } from './name.ts'

const entity = nameSchema
const field = nameSchema

/**
 * What one part of a clause asks of the application, as a reference to the element of the specification that serves it.
 * The element holds the values (a limit, a role), so that a test written from it tests what will be built.
 */
export const subjectSchema = z.discriminatedUnion('kind', [
  /** People register, sign in and out; what needs an account is refused without one. */
  z.strictObject({ kind: z.literal('accounts') }),
  /** There are no accounts: whatever the application offers, it offers to everybody, and nobody can register. */
  z.strictObject({ kind: z.literal('open') }),
  /** The role exists and can be given to an account. */
  z.strictObject({ kind: z.literal('role'), role: nameSchema }),
  /** The application keeps such things and the named actions work for those who are granted them. */
  z.strictObject({ kind: z.literal('entity'), entity, actions: z.array(z.enum(actions)).min(1) }),
  /** The entity has the field, and it is kept and shown; `user` as the entity names a field of the accounts, here and below. */
  z.strictObject({ kind: z.literal('field'), entity, field }),
  /** Only the granted may do it; everyone else is refused, nobody signed in included. */
  z.strictObject({ kind: z.literal('permission'), entity, action: z.enum(actions) }),
  /** Only the granted may make the transition. */
  z.strictObject({ kind: z.literal('transition_permission'), entity, transition: nameSchema }),
  z.strictObject({ kind: z.literal('required'), entity, field }),
  /** `min` and/or `max` of the field. */
  z.strictObject({ kind: z.literal('range'), entity, field }),
  /** `minLength` and/or `maxLength` of the field. */
  z.strictObject({ kind: z.literal('length'), entity, field }),
  /** `notBefore` and/or `notAfter` of the field. */
  z.strictObject({ kind: z.literal('moment'), entity, field }),
  /** The type of the field refuses what is not of its form: email, url, phone, date, whole number. */
  z.strictObject({ kind: z.literal('format'), entity, field }),
  /** Only the options of a choice are taken. */
  z.strictObject({ kind: z.literal('options'), entity, field }),
  z.strictObject({ kind: z.literal('default'), entity, field }),
  /** The reference must point to an existing row, and the row shows what refers to it. */
  z.strictObject({ kind: z.literal('relation'), entity, field }),
  /** A rule of the entity, by id. */
  z.strictObject({ kind: z.literal('rule'), entity, rule: nameSchema }),
  /** New rows start in the initial state, and the states are those named. */
  z.strictObject({ kind: z.literal('states'), entity }),
  /** The transition works from each of its `from` states and is refused from every other. */
  z.strictObject({ kind: z.literal('transition'), entity, transition: nameSchema }),
  z.strictObject({ kind: z.literal('computed'), entity, computed: nameSchema }),
  z.strictObject({ kind: z.literal('figure'), figure: nameSchema }),
  /** The search box finds rows by each of these fields and leaves others out. */
  z.strictObject({ kind: z.literal('search'), entity, fields: z.array(nameSchema).min(1) }),
  z.strictObject({ kind: z.literal('filter'), entity, field }),
  /** Rows can be put in the order of the field; with `byDefault` they come so, in the list's own direction. */
  z.strictObject({ kind: z.literal('sort'), entity, field, byDefault: z.boolean() }),
  z.strictObject({ kind: z.literal('paging'), entity }),
  z.strictObject({ kind: z.literal('export'), entity }),
])
export type Subject = Readonly<z.infer<typeof subjectSchema>>
export type SubjectKind = Subject['kind']

/** One thing that a clause asks for: `C7.2` is the second demand of C7. `part` is the exact words it accounts for. */
export const demandSchema = z.strictObject({
  id: z.string().regex(/^C[1-9][0-9]{0,3}\.[1-9][0-9]{0,2}$/),
  clause: clauseIdSchema,
  part: z.string().min(1),
  subject: subjectSchema,
})
export type Demand = Readonly<z.infer<typeof demandSchema>>

/** A part of a clause that the specification does not serve, with the reason: such a clause is never covered. */
export const unservedSchema = z.strictObject({
  clause: clauseIdSchema,
  part: z.string().min(1),
  why: z.string().min(1),
})
export type Unserved = Readonly<z.infer<typeof unservedSchema>>
