import type { ClauseId } from '../../core/clause.ts'
import type { JsonObject } from '../../core/json.ts'
import type { ModelTier } from '../../core/provider.ts'
import type { Answerer } from '../answerer.ts'
import { cite } from '../cite.ts'
import { type CataloguePersona, type Choice, readCatalogue } from '../designers/catalogue.ts'
import { draftsIn, revisionOf, wasRefused } from '../designers/drafts.ts'
import { clausesOf, manyEntities, manyRoles, type Situation, situationOf } from '../designers/situation.ts'
import { understand } from '../understand.ts'

interface Adjustment {
  readonly applies: (persona: CataloguePersona) => boolean
  /** null: off the team. */
  readonly tier: ModelTier | null
  readonly why: string
  readonly clauses: readonly ClauseId[]
}

/** The personas of the net with their tiers, adjusted to what the text holds. */
export const answerTeamDraft: Answerer = ({ pack }): JsonObject => {
  const choice = readCatalogue(pack)
  const drafts = draftsIn(pack)
  const adjustments = wasRefused(pack) ? [] : adjust(situationOf(understand(pack).spec, pack.clauses))
  const net = drafts?.workflow.net ?? choice.builtIn
  const members = membersOf(choice, adjustments, net.nets[0]?.steps ?? [])
  const reasons =
    adjustments.length === 0
      ? [{ text: 'Nothing in the text asks for another team than that of the built-in net.', clauses: [] }]
      : adjustments.map(({ why, clauses }) => cite(why, clauses, pack.clauses))
  const builtInSteps = new Set(choice.builtIn.nets[0]?.steps.map(({ id }) => id))
  const added = (net.nets[0]?.steps ?? []).filter(({ id, by }) => by === 'persona' && !builtInSteps.has(id))
  const took =
    drafts === null || added.length === 0
      ? []
      : [{ from: drafts.workflow.entry, what: `The steps ${added.map(({ id }) => id).join(', ')} are filled as well.` }]
  const revision = drafts === null ? null : revisionOf(took, 'The net has no step that the team did not fill already.')
  return { members, reasons, revision } as unknown as JsonObject
}

function membersOf(
  { personas }: Choice,
  adjustments: readonly Adjustment[],
  steps: readonly { readonly id: string; readonly by: string; readonly who: string | null }[],
) {
  return personas.flatMap((persona) => {
    const filled = steps.filter(({ by, who }) => by === 'persona' && who === persona.id).map(({ id }) => id)
    const adjustment = adjustments.find(({ applies }) => applies(persona))
    if (filled.length === 0 || adjustment?.tier === null) return []
    const why = adjustment?.why ?? `Owes what ${filled.join(', ')} is for.`
    return [{ persona: persona.id, tier: adjustment?.tier ?? persona.tier, steps: filled, why }]
  })
}

const makes =
  (part: string) =>
  ({ rules }: CataloguePersona): boolean =>
    rules?.part === part

function adjust({ accounts, aboutAccounts, roles, entities }: Situation): Adjustment[] {
  return [
    ...(accounts
      ? []
      : [
          {
            applies: makes('security'),
            tier: null,
            why: 'Nobody signs in, so nobody is needed to think about sign-in and permissions.',
            clauses: aboutAccounts,
          },
        ]),
    ...(roles.length >= manyRoles
      ? [
          {
            applies: makes('security'),
            tier: 'strong' as const,
            why: `Several roles (${roles.map(({ title }) => title).join(', ')}) share the application, so permissions need a strong model.`,
            clauses: clausesOf(roles),
          },
        ]
      : []),
    ...(entities.length >= manyEntities
      ? [
          {
            applies: makes('data'),
            tier: 'strong' as const,
            why: `There are many kinds of things to keep (${entities.map(({ title }) => title).join(', ')}), so the data model needs a strong model.`,
            clauses: clausesOf(entities),
          },
        ]
      : []),
  ]
}
