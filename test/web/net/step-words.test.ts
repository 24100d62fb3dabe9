import { describe, expect, it } from 'vitest'
import { doerOf, joinWords, ruleWords, spanOf, splitWords, titleOf } from '../../../web/src/net/step-words.ts'
import { step } from './nets.ts'

const ways = {
  from: ['draft', 'check'],
  to: [
    { name: 'qa', when: "verdict = 'ok'" },
    { name: 'draft', when: null },
  ],
}

describe('a step in words', () => {
  it('says how its ways meet and part', () => {
    const gated = step('a', { join: 'and', split: 'xor' })
    expect(joinWords(gated, ways)).toBe('Begins once work has come from all of: Draft, Check.')
    expect(splitWords(gated, ways)).toBe(
      "Goes on one way, the first whose condition holds: Qa if verdict = 'ok', Draft otherwise.",
    )
  })

  it('says nothing of gates where there is but one way', () => {
    const plain = { from: ['START'], to: [{ name: 'END', when: null }] }
    expect(joinWords(step('a'), plain)).toBeNull()
    expect(splitWords(step('a'), plain)).toBe('Then: End.')
  })

  it('says who does it', () => {
    expect(doerOf(step('a', { who: 'qa_specialist' }), new Map([['qa_specialist', 'QA Specialist']]))).toBe(
      'QA Specialist',
    )
    expect(doerOf(step('a', { by: 'human', who: 'owner' }), new Map())).toBe('Person: Owner')
    expect(doerOf(step('a', { by: 'route', who: null }), new Map())).toBe('Chooses the way')
  })

  it('says its time limit, what it takes back and what happens in need', () => {
    const ruled = step('a', { timer: { from: 'enabled', after: 'P2DT3H' }, cancels: ['b'], exhausted: 'help' })
    expect(ruleWords(ruled)).toEqual([
      'Has 2 d 3 h from when it may begin.',
      'When it completes, it takes back all work in: B.',
      'When its attempts are used up: Help.',
    ])
  })

  it('leaves as it is what is no duration, and names what has no name', () => {
    expect(spanOf('soon')).toBe('soon')
    expect(titleOf('nets[0].steps[3]')).toBe('Without a name')
    expect(titleOf('write_tests')).toBe('Write tests')
  })
})
