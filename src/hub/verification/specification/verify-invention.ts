import type { AppSpec } from '../../../core/app-spec/app-spec.ts'
import type { Finding } from '../../../core/knowledge/finding.ts'
import { contentStems } from '../words.ts'

/** Kinds of things that no clause asks for and that nobody declares as assumed: a shop nobody wanted is no service. */
export function verifyInvention({ entities, demands, assumptions }: AppSpec): Finding[] {
  const asked = new Set(demands.flatMap(({ subject }) => ('entity' in subject ? [subject.entity] : [])))
  const assumed = new Set(assumptions.flatMap(({ text }) => [...contentStems(text)]))
  return entities
    .filter(({ id, title }) => !asked.has(id) && ![...contentStems(title)].some((stem) => assumed.has(stem)))
    .map(({ id, title }) => ({
      code: 'invented',
      message: `entities.${id}: found ${title}, which no demand asks for and no assumption names; leave it out, or say what it rests on.`,
      clauses: [],
    }))
}
