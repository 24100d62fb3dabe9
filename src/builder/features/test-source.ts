import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import { indent, js, variable } from '../javascript.ts'
import { demanded, entityOf, fieldOf } from '../spec-lookup.ts'
import { canMake, type Sample } from './sample-row.ts'

/** The roles, highest first; none without accounts. */
export const rolesOf = (spec: AppSpec): readonly string[] =>
  (spec.accounts?.roles ?? []).toSorted((a, b) => b.rank - a.rank).map(({ id }) => id)

/** Who makes the samples of an entity: the highest role that can, null for nobody signed in, undefined if nobody can. */
export function makerOf(spec: AppSpec, entity: Entity): string | null | undefined {
  const candidates = spec.accounts === null ? [null] : rolesOf(spec)
  return candidates.find((role) => canMake(spec, entity, role))
}

/** Source of a sample value, inside an async function with \`app\` and \`as\`. */
export function sampleSource(spec: AppSpec, entity: Entity, name: string, sample: Sample): string {
  switch (sample.kind) {
    case 'literal':
      return js(sample.value)
    case 'day':
      return `day(${sample.days})`
    case 'moment':
      return `moment(${sample.days})`
    case 'row':
    case 'account': {
      const target = fieldOf(entity, name)?.target ?? ''
      if (target === 'user') return 'await app.idOf(as)'
      const far = demanded(entityOf(spec, target), target)
      return `(await app.add(as, ${js(far.path)}, await ${variable(far.id)}(app, as))).id`
    }
  }
}

/** One test with an application of its own. */
export const testSource = (title: string, lines: readonly string[]): string =>
  `test(${js(title)}, async (t) => {
  const app = await startTestApp()
  t.after(app.stop)
${indent(lines.join('\n'))}
})`
