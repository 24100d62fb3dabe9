import { z } from 'zod'
import type { OutputVariable } from '../core/knowledge/context-pack.ts'
import { unreachable } from '../core/unreachable.ts'
import { isDate } from '../workflow/is-date.ts'

/** The variables that an answer sets by name; a `doc` is no such thing: it is the published entry itself. */
export const setByAnswer = (outputs: readonly OutputVariable[]): OutputVariable[] =>
  outputs.filter((output) => output.type !== 'doc')

/** What a variable may be set to. */
export function variableSchema({ type }: OutputVariable): z.ZodType<z.core.util.JSONType> {
  switch (type) {
    case 'text':
      return z.string()
    case 'int':
      return z.int()
    case 'num':
      return z.number()
    case 'bool':
      return z.boolean()
    case 'date':
      return z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .refine(isDate, { error: 'a day of the calendar such as 2026-01-31' })
    case 'list':
      return z.array(z.json())
    case 'doc':
      return z.json()
    default:
      return unreachable(type)
  }
}
