import { renderApp } from '../../builder/render-app.ts'
import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { JsonObject } from '../../core/json.ts'
import { currentSpec } from '../pack-entries.ts'
import type { Victim } from './victim.ts'
import { withoutValidation } from '../../builder/loosen/without-validation.ts'
import { pick } from './pick.ts'

/** An item and its edit that move the pages of one kind of thing away from where they belong. */
export function brokenRoute(victim: Victim): JsonObject | null {
  const spec = currentSpec(victim.request.pack)
  const chosen = pick(spec.entities, victim.drill.seed)
  if (chosen === null) return null
  const path = `${chosen.path.slice(0, 50)}-moved`
  const entities = spec.entities.map((entity) => (entity === chosen ? { ...entity, path } : entity))
  return withEdit(victim, spec, { ...spec, entities })
}

/** An item and its edit that take one validation out of the application. */
export function lostRule(victim: Victim): JsonObject | null {
  const spec = currentSpec(victim.request.pack)
  const chosen = pick(
    spec.demands.filter((demand) => withoutValidation(spec, demand) !== null),
    victim.drill.seed,
  )
  const loosened = chosen === null ? null : withoutValidation(spec, chosen)
  if (chosen === null || loosened === null) return null
  // A demand without its element cannot be rendered.
  const subject = JSON.stringify(chosen.subject)
  const demands = loosened.demands.filter((demand) => JSON.stringify(demand.subject) !== subject)
  return withEdit(victim, spec, { ...loosened, demands })
}

/** Files that one item can have. */
const mostPaths = 4

/** The list with an item, or that item's edit, which makes the program of one specification that of another. */
function withEdit({ answer, request }: Victim, from: AppSpec, to: AppSpec): JsonObject | null {
  const before = new Map(render(from).map(({ path, content }) => [path, content]))
  const edits = render(to)
    .filter(({ path, content }) => path.startsWith('src/') && before.get(path) !== content)
    .slice(0, mostPaths)
    .map(({ path, content }) => ({ path, patch: null, content }))
  if (request.contract.id === 'file_edit') return { ...answer, edits }
  const paths = edits.map(({ path }) => path)
  return { ...answer, items: [{ id: 'drill', paths, what: 'Drill.', why: 'Drill.', clauses: [] }] }
}

const render = (spec: AppSpec) => renderApp(spec, { builtBy: 'a drill' })
