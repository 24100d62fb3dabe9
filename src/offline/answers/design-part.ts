import { z } from 'zod'
import type { JsonObject } from '../../core/json.ts'
import type { Answerer } from '../answerer.ts'
import { dataPart } from '../architects/data.ts'
import { pagesPart } from '../architects/pages.ts'
import type { Architect } from '../architects/part.ts'
import { securityPart } from '../architects/security.ts'
import { solutionPart } from '../architects/solution.ts'
import { need } from '../pack-entries.ts'
import { appSpecSchema } from '../../core/app-spec/app-spec.ts'

const architects: Readonly<Record<'solution' | 'security' | 'pages' | 'data', Architect>> = {
  solution: solutionPart,
  security: securityPart,
  pages: pagesPart,
  data: dataPart,
}

const rulesSchema = z.object({ part: z.enum(['solution', 'security', 'pages', 'data']) })

/** The part of the design that the persona's file names (`rules: {part: data}`); the solution where it names none. */
export const answerDesignPart: Answerer = ({ pack, rules }): JsonObject => {
  const read = rulesSchema.safeParse(rules)
  const architect = architects[read.success ? read.data.part : 'solution']
  const spec = need(pack, 'specification', appSpecSchema)
  return architect({ spec, clauses: pack.clauses }) as unknown as JsonObject
}
