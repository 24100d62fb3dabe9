import { builtInBrain } from '../../../brain/support/brains.ts'
import { scriptedTeam } from '../../wire/scripted-team.ts'
import { startWire, type Wire } from '../../wire/start-wire.ts'
import { wireKey } from '../../wire/wire-options.ts'

/** What its Requirement Concierge wants to know, and what it would take for granted. */
export const question = {
  question: 'May a member see the books of other members?',
  assumed: 'Every member sees every book.',
  clauses: ['C1'],
}

/** A model that answers for every persona, asks one question, and writes at a pace that can be watched. */
export async function startAskingTeam(
  pace = { characters: 400, pauseMs: 20 },
): Promise<{ readonly wire: Wire; readonly env: Readonly<Record<string, string>> }> {
  const answer = scriptedTeam({
    brain: await builtInBrain(),
    scripts: { clause_review: async ({ byRules }) => ({ ...(await byRules()), questions: [question] }) },
  })
  const models = ['gpt-6-luna', 'gpt-6.1-terra', 'gpt-6.1-sol']
  const wire = await startWire({ format: 'openai', answer, pace, models })
  return { wire, env: { OPENAI_API_KEY: wireKey, OPENAI_BASE_URL: `${wire.url}/v1` } }
}
