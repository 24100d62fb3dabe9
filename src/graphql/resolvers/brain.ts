import type { ApiOptions, PersonaDescriptor } from '../api.ts'
import type { PersonaResolvers, WorkflowResolvers } from '../generated/resolvers.ts'

const known = (api: ApiOptions, id: string): PersonaDescriptor | undefined =>
  api.brain.personas.find((persona) => persona.id === id)

/** `solution_architect` as a person would write it. */
const spelled = (id: string): string =>
  id.replace(/(^|_)(\w)/g, (_, gap: string, letter: string) => (gap === '' ? '' : ' ') + letter.toUpperCase())

export const Persona: PersonaResolvers = {
  id: (persona) => `persona_${persona}`,
  name: (persona) => persona,
  title: (persona, _, { api }) => known(api, persona)?.title ?? spelled(persona),
  phase: (persona, _, { api }) => known(api, persona)?.phase ?? '',
  contract: (persona, _, { api }) => known(api, persona)?.contract ?? null,
  tier: (persona, _, { api }) => known(api, persona)?.tier ?? null,
  sha256: (persona, _, { api }) => known(api, persona)?.sha256 ?? null,
  prompt: (persona, _, { api }) => known(api, persona)?.prompt ?? null,
}

export const Workflow: WorkflowResolvers = {
  id: ({ id }) => `workflow_${id}`,
  name: ({ id }) => id,
  title: ({ title }) => title,
  source: ({ source }) => source,
  findings: ({ findings }) => findings,
}
