import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkWorkflow } from '../../src/workflow/check-workflow.ts'
import { compileWorkflow } from '../../src/workflow/compile-workflow.ts'
import { initialMarking, type Marking } from '../../src/workflow/marking.ts'
import { anyNets, blockNets } from './support/arbitrary-net.ts'
import { fold, randomPlay } from './support/random-play.ts'

const decisions = fc.array(fc.nat(59), { maxLength: 120 })

describe('nets built from sequences, choices, parallel ways and rounds', () => {
  test('are sound to the checker', () => {
    fc.assert(
      fc.property(blockNets, (workflow) => {
        expect(checkWorkflow(workflow).findings).toEqual([])
      }),
    )
  })

  test('always finish, with nothing left behind', () => {
    fc.assert(
      fc.property(blockNets, decisions, (workflow, choices) => {
        const { outcome, markings } = randomPlay(compileWorkflow(workflow), choices)
        expect(outcome).toBe('finished')
        expect(markings.at(-1)).toMatchObject({ tokens: {}, running: [], held: [], ended: 1 })
      }),
    )
  })
})

describe('any net', () => {
  test('never holds less than nothing on an edge, and no step is at work twice', () => {
    fc.assert(
      fc.property(anyNets, decisions, (workflow, choices) => {
        if (!isPlayable(workflow)) return
        const { markings } = randomPlay(compileWorkflow(workflow), choices)
        expect(markings.filter((marking) => !isWhole(marking))).toEqual([])
      }),
    )
  })

  test('that the checker accepts never gets stuck, leaves nothing behind and never doubles a token', () => {
    let accepted = 0
    fc.assert(
      fc.property(anyNets, decisions, (workflow, choices) => {
        if (checkWorkflow(workflow).findings.length > 0) return
        accepted += 1
        const net = compileWorkflow(workflow)
        const { outcome, markings } = randomPlay(net, choices)
        expect(outcome).not.toBe('stuck')
        for (const { tokens } of markings) for (const count of Object.values(tokens)) expect(count).toBe(1)
        const { tokens, running, ended } = markings.at(-1) ?? initialMarking(net)
        const clean = Object.keys(tokens).length === 0 && running.length === 0 && ended === 1
        expect(clean).toBe(outcome === 'finished')
      }),
      { numRuns: 3_000 },
    )
    expect(accepted).toBeGreaterThan(100)
  })

  test('folds from its recorded moves to the marking that was played', () => {
    fc.assert(
      fc.property(anyNets, decisions, (workflow, choices) => {
        if (!isPlayable(workflow)) return
        const net = compileWorkflow(workflow)
        const { moves, markings } = randomPlay(net, choices)
        expect(fold(net, moves)).toEqual(markings.at(-1))
      }),
    )
  })
})

/** Whether a net passes the rules, sound or not. */
function isPlayable(workflow: unknown): boolean {
  return checkWorkflow(workflow).workflow !== null
}

function isWhole({ tokens, running, held, starts }: Marking): boolean {
  const positive = [...Object.values(tokens), ...Object.values(starts)].every((count) => count > 0)
  return positive && new Set([...running, ...held]).size === running.length + held.length
}
