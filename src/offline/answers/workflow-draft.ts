import type { JsonObject } from '../../core/json.ts'
import type { Answerer } from '../answerer.ts'
import { adaptNet } from '../designers/adapt-net.ts'
import { personaOwing, readCatalogue } from '../designers/catalogue.ts'
import { draftsIn, revisionOf, wasRefused } from '../designers/drafts.ts'
import { situationOf } from '../designers/situation.ts'
import { understand } from '../understand.ts'

/** The built-in net, adapted to what the text holds; after a refusal the built-in net as it is. */
export const answerWorkflowDraft: Answerer = ({ pack }): JsonObject => {
  const choice = readCatalogue(pack)
  const drafts = draftsIn(pack)
  if (wasRefused(pack)) {
    const text = `The adapted plan was refused (${pack.findings.map(({ message }) => message).join(' ')}), so the built-in net is used as it is.`
    const revision = drafts === null ? null : revisionOf([], 'The built-in net is known to work.')
    return { workflow: choice.builtIn, reasons: [{ text, clauses: [] }], revision } as unknown as JsonObject
  }
  const situation = situationOf(understand(pack).spec, pack.clauses)
  const security = personaOwing(choice, 'design_part', 'security')
  const securityUnfilled = drafts !== null && security !== undefined && !drafts.team.personas.has(security.id)
  const { workflow, reasons } = adaptNet({ choice, situation, clauses: pack.clauses, securityUnfilled })
  const took =
    drafts !== null && securityUnfilled
      ? [{ from: drafts.team.entry, what: `The team has no ${security.title}, so that step is left out of the net.` }]
      : []
  const unchanged = 'The team fills every step of the net, and the rules allow each of its ways.'
  const revision = drafts === null ? null : revisionOf(took, unchanged)
  return { workflow, reasons, revision } as unknown as JsonObject
}
