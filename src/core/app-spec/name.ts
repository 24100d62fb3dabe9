import { z } from 'zod'

/** A name inside an AppSpec: lower-case English in snake case, singular for entities (`blood_donor`). */
export const nameSchema = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

/** What people read: `Blood donor`. One line in sentence case, no trailing full stop. */
export const titleSchema = z
  .string()
  .min(1)
  .max(80)
  .refine((title) => !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(title), {
    error: 'one line without control characters',
  })
