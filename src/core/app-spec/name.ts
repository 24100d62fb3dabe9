import { z } from 'zod'

/** A name inside an AppSpec: lower-case English in snake case, singular for entities (`blood_donor`). */
export const nameSchema = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

/** What people read: `Blood donor`. Sentence case, no trailing full stop. */
export const titleSchema = z.string().min(1).max(80)
