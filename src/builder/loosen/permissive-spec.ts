import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Demand } from '../../core/app-spec/demand.ts'
import { withoutValidation } from './without-validation.ts'

/** The specification with every refusal taken out of it that can be, and the ids of the demands that it no longer keeps. */
export interface PermissiveSpec {
  readonly spec: AppSpec
  readonly broken: ReadonlySet<string>
}

/** An application of this specification does all that the given one does, and takes whatever comes. */
export function permissiveSpec(spec: AppSpec): PermissiveSpec {
  const broken = new Set<string>()
  const gone = new Set<string>()
  let loosened = spec
  for (const demand of spec.demands) {
    const next = isKeptAnyway(spec, demand) ? null : withoutValidation(loosened, demand)
    if (next === null) continue
    loosened = next
    broken.add(demand.id)
    gone.add(JSON.stringify(demand.subject))
  }
  // A demand without its element cannot be rendered.
  const demands = loosened.demands.filter(({ subject }) => !gone.has(JSON.stringify(subject)))
  return { spec: { ...loosened, demands }, broken }
}

/** What no test could notice: the database itself keeps references, and everybody who registers has the given role. */
function isKeptAnyway({ entities, accounts }: AppSpec, { subject }: Demand): boolean {
  if (subject.kind !== 'rule' && subject.kind !== 'permission') return false
  const entity = entities.find(({ id }) => id === subject.entity)
  if (subject.kind === 'rule') return entity?.rules.find(({ id }) => id === subject.rule)?.kind === 'keep_while_used'
  const given = accounts?.roles.find((role) => role.given)?.id
  return entity?.grants[subject.action].some(({ who, own }) => who === given && own === null) === true
}
