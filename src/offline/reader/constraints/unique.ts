import { addRule } from '../draft/draft.ts'
import { referenceTo } from '../draft/references.ts'
import { demand } from '../draft/scene.ts'
import type { Constraint } from './constraint.ts'

/** No two rows with the same value, in the whole table or among the rows that share something. */
export const unique: Constraint = {
  name: 'unique',
  patterns: [
    /^(?:must be |be )?unique(?: (?:across|among|for) (?:the whole app|all (?<all>[a-z -]+)|app))?$/d,
    /^(?:must be |be )?unique (?:per|within|in|for|inside|by) (?:a |an |the |each |every |one |its |their |the same )?(?<scope>[a-z -]+)$/d,
    /^(?:different|distinct)$/d,
    /^2 [a-z][a-z -]*? cannot (?:share|have the same|have) (?:one|it|the same one|the same)$/d,
    /^no 2 [a-z][a-z -]*? (?:can |must )?(?:share|have the same|have|get|use) (?:one|it|the same one|the same|alike)$/d,
    /^no 2 (?:are|can be|must be) (?:alike|the same|equal|identical)$/d,
    /^cannot be (?:used twice|duplicated|shared|repeated|the same(?: for two [a-z -]+)?)$/d,
  ],
  read: ({ found, phrase, target, scene }) => {
    const { entity, field } = target
    if (entity === null) return false
    const fields = [field.id]
    if (found.has('scope')) {
      const scope = referenceTo(scene.draft, entity, found.group('scope'))
      if (scope === null) return false
      fields.push(scope)
    }
    const id = `unique_${fields.join('_')}`.slice(0, 40)
    addRule(entity, { kind: 'unique', id, fields, where: [] })
    demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
    return true
  },
}
