import { renderApp } from '../../builder/render-app.ts'
import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { JsonObject } from '../../core/json.ts'
import { currentSpec } from '../pack-entries.ts'
import type { Victim } from './victim.ts'
import { withoutValidation } from './loosen.ts'
import { pick } from './pick.ts'

/** A change set that moves the pages of one kind of thing away from where they belong. */
export function brokenRoute({ answer, request, drill }: Victim): JsonObject | null {
  const spec = currentSpec(request.pack)
  const chosen = pick(spec.entities, drill.seed)
  if (chosen === null) return null
  const path = `${chosen.path.slice(0, 50)}-moved`
  const entities = spec.entities.map((entity) => (entity === chosen ? { ...entity, path } : entity))
  return withEdits(answer, spec, { ...spec, entities })
}

/** A change set that takes one validation out of the application. */
export function lostRule({ answer, request, drill }: Victim): JsonObject | null {
  const spec = currentSpec(request.pack)
  const chosen = pick(
    spec.demands.filter((demand) => withoutValidation(spec, demand) !== null),
    drill.seed,
  )
  const loosened = chosen === null ? null : withoutValidation(spec, chosen)
  if (chosen === null || loosened === null) return null
  // A demand without its element cannot be rendered.
  const subject = JSON.stringify(chosen.subject)
  const demands = loosened.demands.filter((demand) => JSON.stringify(demand.subject) !== subject)
  return withEdits(answer, spec, { ...loosened, demands })
}

/** The answer with edits that turn the application of one specification into that of another. */
function withEdits(answer: JsonObject, from: AppSpec, to: AppSpec): JsonObject {
  const before = new Map(render(from).map(({ path, content }) => [path, content]))
  const after = new Map(render(to).map(({ path, content }) => [path, content]))
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => path !== 'README.md')
  const edits = paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({ path, content: after.get(path) ?? null, clauses: [], why: 'Drill.' }))
  return { ...answer, edits }
}

const render = (spec: AppSpec) => renderApp(spec, { builtBy: 'a drill' })
