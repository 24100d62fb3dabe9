import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { AppFile } from '../app-file.ts'
import { indent, js, variable } from '../javascript.ts'
import { figureSource } from './computed.ts'
import { entityPath } from './entity-file.ts'

/** `src/app.js`: what the application consists of. */
export function appModelFile(spec: AppSpec): AppFile {
  const figures = spec.figures.map((figure) => figureSource(spec, figure)).join('\n')
  const imports = [
    ...(spec.accounts
      ? [`import { addAccountRoutes } from './account-routes.js'`, `import { accounts } from './accounts.js'`]
      : []),
    ...spec.entities.map((entity) => `import { ${variable(entity.id)} } from './${entityPath(entity).slice(4)}'`),
    ...(figures.includes('sql`') ? [`import { sql } from './permissions.js'`] : []),
  ]
  const content = `${imports.join('\n')}

/** What the application consists of. */
export const app = {
  title: ${js(spec.title)},
  summary: ${js(spec.summary)},
  accounts: ${spec.accounts ? '{ ...accounts, addRoutes: addAccountRoutes }' : 'null'},
  entities: [${spec.entities.map((entity) => variable(entity.id)).join(', ')}],
  /** Figures of the start page, over the rows that the reader may list. */
  figures: [${figures === '' ? '' : `\n${indent(figures, 4)}\n  `}],
}
`
  return { path: 'src/app.js', content }
}
