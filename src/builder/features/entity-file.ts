import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import type { AppFile } from '../app-file.ts'
import { comment, indent, js, template, variable } from '../javascript.ts'
import { capital } from '../words/english.ts'
import { nounOf } from '../words/noun.ts'
import { computedSource } from './computed.ts'
import { fieldsSource, makersOf } from './fields.ts'
import { listSource } from './list-view.ts'
import { maySource, permissionNames, placesOf } from './permissions.ts'
import { frozenSource, keptSource, rulesSource } from './rules.ts'
import { statesSource } from './states.ts'
import { tableSql } from './table.ts'

/** The path of the module that describes an entity. */
export const entityPath = (entity: Entity): string => `src/entities/${entity.id.replaceAll('_', '-')}.js`

/** The module of one entity: everything that is particular to it, in one place. */
export function entityFile(spec: AppSpec, entity: Entity): AppFile {
  const noun = nounOf(entity)
  const body = `export const ${variable(entity.id)} = {
  id: ${js(entity.id)},
  title: ${js(entity.title)},
  plural: ${js(entity.plural)},
  noun: ${js(noun)},
  path: ${js(entity.path)},
  /** The value that names a row to people. */
  label: ${js(entity.label)},

  table: ${template(`\n${indent(tableSql(entity), 4)}\n  `)},

  /** What people fill in. The limits are checked on every write. */
  fields: {
${indent(fieldsSource(entity.fields), 4)}
  },

  /** The life of a row; moves that are not listed are refused. */
${indent(statesSource(spec, entity))}

  /** Worked out whenever it is read: SQL over \`this\` row. */
  computed: {${entity.computed.length > 0 ? `\n${indent(computedSource(spec, entity), 4)}\n  ` : ''}},

  /** Who may do what: a condition on \`this\` row; nobody else. */
  may: {
${indent(maySource(spec, entity), 4)}
  },
  /** References that decide whose a row is. */
  places: ${js(placesOf(entity))},

  /** What must hold: \`broken\` is SQL over \`this\` row, checked before a write is committed. */
${indent(rulesSource(spec, entity))}
  /** When a row can no longer be edited or deleted. */
${indent(frozenSource(spec, entity))}
  /** What keeps a row from being deleted. */
${indent(keptSource(spec, entity))}

${indent(listSource(entity))}
}
`
  const makers = [...makersOf(entity.fields), ...(entity.computed.length > 0 ? ['computed'] : [])].sort()
  const imports = [
    `import { ${makers.join(', ')} } from '../fields.js'`,
    `import { ${permissionNames(body).join(', ')} } from '../permissions.js'`,
  ]
  const doc = `/** ${comment(capital(noun.many))}: fields, life, permissions and rules. */`
  return { path: entityPath(entity), content: `${imports.join('\n')}\n\n${doc}\n${body}` }
}
