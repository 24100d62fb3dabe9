import { entryId, personaId, sha256, stepId } from '../../../src/core/ids.ts'
import type { ContextPack } from '../../../src/core/knowledge/context-pack.ts'
import type { ModelRequest } from '../../../src/core/provider.ts'

const hash = sha256('0'.repeat(64))

/** A request with something in each of its fields. */
export function request(more: Partial<ContextPack> = {}, repair: ModelRequest['repair'] = null): ModelRequest {
  return {
    persona: { id: personaId('tester'), models: [] },
    tier: 'standard',
    prompt: '# Tester\n\nYou test.\n',
    pack: {
      persona: personaId('tester'),
      step: stepId('write_tests'),
      goal: 'Tests for every clause.',
      attempt: 1,
      round: 2,
      requirements: { text: 'Members borrow books.\n\nA loan ends after 14 days.', sha256: hash },
      clauses: [{ id: 'C2', text: 'A loan ends after 14 days.', start: 23, end: 49, kind: 'rule' }],
      entries: [
        {
          id: entryId('E3'),
          kind: 'document',
          title: 'Loans',
          author: personaId('business_analyst'),
          step: stepId('analyse'),
          attempt: 1,
          clauses: ['C2'],
          content: { title: 'Loans', text: 'Fourteen days.' },
          sha256: hash,
          tokens: 9,
          supersedes: null,
        },
      ],
      variables: { days: 14 },
      knowledge: [{ path: 'domains/library.md', text: '# Libraries\nBooks are lent.', sha256: hash }],
      findings: [{ code: 'dropped_clause', message: 'C2 has no test.', clauses: ['C2'] }],
      answers: [{ question: 'Which days?', answer: 'Calendar days.' }],
      outputs: [{ name: 'count', type: 'int' }],
      catalogue: { personas: ['tester'] },
      leftOut: ['E1'],
      ...more,
    },
    contract: { id: 'document', schema: { type: 'object' } },
    rules: null,
    repair,
  }
}
