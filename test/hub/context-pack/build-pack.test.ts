import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { entryId, personaId, sha256, stepId } from '../../../src/core/ids.ts'
import type { Entry } from '../../../src/core/knowledge/entry.ts'
import { type PackRequest, buildPack } from '../../../src/hub/context-pack/build-pack.ts'

const hash = (text: string) => sha256(createHash('sha256').update(text).digest('hex'))
const text = 'Members borrow tools. A tool has a fee.'
const clauses = [
  { id: 'C1', text: 'Members borrow tools.', start: 0, end: 21, kind: 'function' as const },
  { id: 'C2', text: 'A tool has a fee.', start: 22, end: 39, kind: 'function' as const },
]

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id: entryId(id),
  kind: 'document',
  title: id,
  author: personaId('author'),
  step: stepId('step'),
  attempt: 1,
  clauses: ['C1'],
  content: { id },
  sha256: hash(id),
  tokens: 100,
  supersedes: null,
  ...more,
})

const request = (more: Partial<PackRequest>): PackRequest => ({
  persona: personaId('tester'),
  step: stepId('write_tests'),
  goal: 'Write tests',
  attempt: 1,
  round: 1,
  requirements: { text, sha256: hash(text) },
  clauses,
  serves: ['*'],
  entries: [],
  steps: [stepId('step')],
  needed: [],
  variables: {},
  knowledge: [],
  findings: [],
  answers: [],
  outputs: [],
  catalogue: null,
  budget: 10_000,
  hash,
  ...more,
})

describe('a context pack', () => {
  test('has the verbatim requirements and what is needed, however small the budget', () => {
    const { pack, manifest } = buildPack(request({ entries: [entry('E1')], needed: ['E1'], budget: 1 }))
    expect(pack.requirements?.text).toBe(text)
    expect(pack.entries.map(({ id }) => id)).toEqual(['E1'])
    expect(manifest).toMatchObject({ requirementsSha256: hash(text), entries: [{ id: 'E1' }], clauses: ['C1', 'C2'] })
  })

  test('names what had to be left out', () => {
    const knowledge = [{ path: 'domains/tools.md', text: 'x'.repeat(4_000), sha256: hash('k') }]
    const { pack, manifest } = buildPack(request({ entries: [entry('E1', { tokens: 5_000 })], knowledge, budget: 500 }))
    expect(pack.entries).toEqual([])
    expect(manifest.leftOut).toEqual(['E1', 'domains/tools.md'])
  })

  test('adds by rank: more shared clauses first, then the later ones, never what was superseded', () => {
    const entries = [
      entry('E1', { clauses: ['C1'] }),
      entry('E2', { clauses: ['C1', 'C2'] }),
      entry('E3', { clauses: ['C1'] }),
      entry('E4', { clauses: [], supersedes: entryId('E2') }),
    ]
    const { pack } = buildPack(request({ entries }))
    expect(pack.entries.map(({ id }) => id)).toEqual(['E3', 'E1', 'E4'])
  })

  test('reads the same whichever of two steps was faster', () => {
    const steps = [stepId('data'), stepId('pages')]
    const read = (...[first, second]: readonly [string, string]): readonly string[] => {
      const entries = [
        entry('E1', { step: stepId('draft') }),
        entry('E2', { step: stepId(first) }),
        entry('E3', { step: stepId(second) }),
      ]
      const by = (needed: readonly string[]) => buildPack(request({ entries, steps, needed })).pack.entries
      return [...by(['E1', 'E2', 'E3']), ...by([])].map(({ step }) => step)
    }
    expect(read('data', 'pages')).toEqual(['draft', 'data', 'pages', 'pages', 'data', 'draft'])
    expect(read('pages', 'data')).toEqual(read('data', 'pages'))
  })

  test('holds only the clauses that the step names', () => {
    expect(buildPack(request({ serves: ['C2'] })).pack.clauses.map(({ id }) => id)).toEqual(['C2'])
  })

  test('has another hash as soon as anything in it is another', () => {
    const one = buildPack(request({})).manifest.sha256
    expect(buildPack(request({})).manifest.sha256).toBe(one)
    expect(buildPack(request({ goal: 'Write better tests' })).manifest.sha256).not.toBe(one)
  })
})
