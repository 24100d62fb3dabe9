import { describe, expect, test } from 'vitest'
import { OffContract } from '../../src/brain/off-contract.ts'
import type { ContextPack } from '../../src/core/knowledge/context-pack.ts'
import type { Finding } from '../../src/core/knowledge/finding.ts'
import type { Flaw } from '../../src/offline/drill/drill.ts'
import { withDrill } from '../../src/offline/drill/with-drill.ts'
import { offlineProvider } from '../../src/offline/provider.ts'
import { builtInBrain } from '../brain/support/brains.ts'
import { playUntilTests } from './support/deliver.ts'
import { Team } from './support/team.ts'

const brain = await builtInBrain()
const text = `Members sign in with an email address and a password. A book has a title and a number of pages. The title is required.
The number of pages must be between 10 and 2000. Only librarians can delete books.`

const drilled = (flaw: Flaw, { when = 'first', seed = 1 }: { when?: 'first' | 'always'; seed?: number } = {}) =>
  new Team({ brain, provider: withDrill(offlineProvider(), { flaw, when, seed, contract: null }), text })

/** What verification, the contract or the verifier says about the analyst's first answer. */
async function caught(flaw: Flaw, seed: number, more: Partial<ContextPack> = {}): Promise<readonly Finding[]> {
  const team = drilled(flaw, { seed })
  const { findings } = await team.ask('business_analyst', 'analyst', more)
  const verdict = await new TeamAfter(team).verify()
  return [...findings, ...verdict]
}

/** The same hub with a provider that nobody drills. */
class TeamAfter extends Team {
  constructor(team: Team) {
    super({ brain, provider: offlineProvider(), text })
    this.entries.push(...team.entries)
  }

  async verify(): Promise<readonly Finding[]> {
    return (await this.ask('verifier', 'verify_spec')).answer['findings'] as unknown as readonly Finding[]
  }
}

describe.each(['dropped_clause', 'false_citation', 'changed_number', 'negation_lost'] as const)(
  'the flaw %s',
  (flaw) => {
    test.each([0, 1, 2, 3, 4, 5])('is caught by who gets no hint of it, wherever it is (seed %d)', async (seed) => {
      expect(await caught(flaw, seed)).not.toEqual([])
    })

    test('is not there in the second round', async () => {
      expect(await caught(flaw, 1, { round: 2 })).toEqual([])
    })
  },
)

test('an answer off its contract is refused by the contract', async () => {
  for (let seed = 0; seed < 10; seed++) {
    await expect(drilled('off_contract', { seed }).ask('business_analyst', 'analyst')).rejects.toThrow(OffContract)
  }
})

test('an exception is thrown once, or always', async () => {
  await expect(drilled('exception').ask('business_analyst', 'analyst')).rejects.toThrow('Drill')
  await expect(drilled('exception').ask('business_analyst', 'analyst', { attempt: 2 })).resolves.toBeDefined()
  const always = drilled('exception', { when: 'always' })
  await expect(always.ask('business_analyst', 'analyst', { attempt: 2 })).rejects.toThrow('Drill')
})

test('NUL and lone surrogates do not get past the reading of the answer', async () => {
  const { answer, findings } = await drilled('nul_and_surrogates').ask('business_analyst', 'analyst')
  expect(JSON.stringify(answer)).not.toMatch(/\\u0000|\\ud8/)
  expect(findings).toEqual([])
})

describe('a spoilt application', () => {
  const edits = async (flaw: Flaw): Promise<{ path: string; content: string | null }[]> => {
    const team = drilled(flaw)
    await playUntilTests(team)
    const listed = await team.ask('developer', 'develop')
    expect(listed).toMatchObject({ answer: { items: [{ id: 'drill' }] }, findings: [] })
    const { answer } = await team.ask('developer', 'develop', { round: 2 }, 'file_edit')
    return answer['edits'] as unknown as { path: string; content: string | null }[]
  }

  test('has a route that leads elsewhere', async () => {
    expect((await edits('broken_route')).some(({ content }) => content?.includes('-moved') === true)).toBe(true)
  })

  test('lacks a validation', async () => {
    expect(await edits('lost_rule')).not.toEqual([])
  })
})

test('a drill may be meant for one contract alone, and says what it is', async () => {
  const provider = withDrill(offlineProvider(), { flaw: 'exception', when: 'always', seed: 0, contract: 'work_list' })
  const team = new Team({ brain, provider, text })
  await expect(team.ask('business_analyst', 'analyst')).resolves.toBeDefined()
  expect(provider.description).toBe('rules, without a language model; drill: exception (always)')
})
