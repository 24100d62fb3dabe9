import type { PersonasQuery } from '../../api/generated/graphql.ts'

export type PersonaLine = PersonasQuery['personas'][number]

export interface Phase {
  readonly name: string
  readonly personas: readonly PersonaLine[]
}

/** In the order in which a run comes to them; phases of other brains come after these. */
const workOrder = ['design of the work', 'requirements', 'communication', 'architecture', 'development']

const placeOf = (phase: string): number => {
  const place = workOrder.indexOf(phase.toLowerCase())
  return place === -1 ? workOrder.length : place
}

/** The personas in whose title, name or phase the text occurs, by phase in the order of the work. */
export function byPhase(personas: readonly PersonaLine[], text: string): readonly Phase[] {
  const sought = text.trim().toLowerCase()
  const phases = new Map<string, PersonaLine[]>()
  for (const persona of personas) {
    const { title, name, phase } = persona
    if (![title, name, phase].some((said) => said.toLowerCase().includes(sought))) continue
    const group = phases.get(phase)
    if (group === undefined) phases.set(phase, [persona])
    else group.push(persona)
  }
  return [...phases]
    .map(([name, inside]) => ({ name, personas: inside }))
    .toSorted((one, other) => placeOf(one.name) - placeOf(other.name))
}

/** Titles and names of the workflows of which a step names the persona. */
export function workflowsWith(
  workflows: readonly { readonly name: string; readonly title: string; readonly source: unknown }[],
  persona: string,
): readonly { readonly name: string; readonly title: string }[] {
  return workflows.filter(({ source }) => mentions(source, persona))
}

/** Whether a step anywhere in a workflow is done by the persona. */
function mentions(value: unknown, persona: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  if ('by' in value && value.by === 'persona' && 'who' in value && value.who === persona) return true
  return Object.values(value).some((inside) => mentions(inside, persona))
}
