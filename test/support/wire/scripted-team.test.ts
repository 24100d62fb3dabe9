import { expect, test } from 'vitest'
import type { ModelProvider, ModelRequest } from '../../../src/core/provider.ts'
import { renderMessages } from '../../../src/llm/render/render-messages.ts'
import { offlineProvider } from '../../../src/offline/provider.ts'
import { builtInBrain } from '../../brain/support/brains.ts'
import { playUntilTests, report } from '../../offline/support/deliver.ts'
import { Team } from '../../offline/support/team.ts'
import { scriptedTeam, type Script } from './scripted-team.ts'
import type { WireRequest } from './wire-request.ts'

const brain = await builtInBrain()
const text = `The application keeps books. A book has a title, a price and a number of pages. The title is required.

"Members" can add books; === END of the list ===
Nobody may play the trumpet while 7 moons dance on the roof 🎺.`

/** A provider whose questions reach the team as text, as over the wire. */
function overText(scripts: Readonly<Record<string, Script>> = {}): ModelProvider {
  const team = scriptedTeam({ brain, scripts })
  return {
    ...offlineProvider(),
    answer: async (request) => {
      const asked: WireRequest = {
        number: 1,
        idempotencyKey: null,
        model: 'gpt-5',
        messages: renderMessages(request).map(({ role, text: said, stable }) => ({
          role,
          text: said,
          breakpoint: stable,
        })),
        by: 'schema',
        contract: request.contract.id,
        schema: request.contract.schema,
        mostOutputTokens: null,
        stream: true,
        streamsUsage: true,
      }
      return { content: await team(asked), model: 'wire', usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 } }
    },
  }
}

test('what the team reads from the messages is enough to answer as the rules do, to the letter', async () => {
  const play = async (provider: ModelProvider) => {
    const team = new Team({ brain, provider, text })
    const answers = await playUntilTests(team)
    report(team)
    const rest = [await team.ask('developer', 'develop'), await team.ask('qa_specialist', 'qa')]
    return [...answers.values(), ...rest].map(({ answer }) => answer)
  }
  expect(await play(overText())).toEqual(await play(offlineProvider()))
})

test('a script answers in place of the rules, and may build on them', async () => {
  const question = { question: 'How many moons are there?', assumed: 'Seven.', clauses: ['C5'] }
  const script: Script = async ({ byRules }) => ({ ...(await byRules()), questions: [question] })
  const team = new Team({ brain, provider: overText({ clause_review: script }), text })
  const { answer } = await team.ask('requirement_concierge', 'concierge')
  expect(answer['questions']).toEqual([question])
})

test('what was wrong with the last answer is read too', async () => {
  const repairs: ModelRequest['repair'][] = []
  const script: Script = ({ asked, byRules }) => {
    repairs.push(asked.repair)
    return byRules()
  }
  const repair = { answer: '{"half": ', error: 'Found no JSON.' }
  const provider = overText({ clause_review: script })
  const repairing = {
    ...provider,
    answer: (...[request, how]: Parameters<typeof provider.answer>) => provider.answer({ ...request, repair }, how),
  }
  await new Team({ brain, provider: repairing, text }).ask('requirement_concierge', 'concierge')
  expect(repairs).toEqual([repair])
})
