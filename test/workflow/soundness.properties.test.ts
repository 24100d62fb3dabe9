import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkWorkflow } from '../../src/workflow/check-workflow.ts'
import { compileWorkflow } from '../../src/workflow/compile-workflow.ts'
import type { Workflow } from '../../src/workflow/workflow.ts'
import { abstractNet } from '../../src/workflow/soundness/abstract-net.ts'
import { canReach, type Exploration, explore } from '../../src/workflow/soundness/explore.ts'
import { fuseSequences } from '../../src/workflow/soundness/fuse-sequences.ts'
import { anyNets, blockNets } from './support/arbitrary-net.ts'

/** What soundness asks of an exploration, without the words. */
function verdict(exploration: Exploration): Record<string, boolean> {
  const canEnd = canReach(exploration, (at) => exploration.leaves[at] === true)
  return {
    clean: exploration.leftBehind.length === 0,
    safe: exploration.twoTokens.length === 0,
    canAlwaysEnd: canEnd.every(Boolean),
  }
}

test('a net with its sequences fused is sound exactly when the net is, and the same steps can start', () => {
  let fusions = 0
  const isPlayable = (workflow: Workflow): boolean => checkWorkflow(workflow).workflow !== null
  fc.assert(
    fc.property(fc.oneof(anyNets.filter(isPlayable), blockNets), (workflow) => {
      const whole = abstractNet(compileWorkflow(workflow))
      const fused = fuseSequences(whole)
      fusions += fused.passed.size
      const [before, after] = [explore(whole), explore(fused)]
      const sound = (exploration: Exploration): boolean => Object.values(verdict(exploration)).every(Boolean)
      expect(sound(after)).toBe(sound(before))
      if (!sound(before)) return
      const passed = [...fused.passed].filter(([, slot]) => (after.given & slot) !== 0n).map(([step]) => step)
      expect(new Set([...after.fired, ...passed])).toEqual(before.fired)
    }),
    { numRuns: 1_000 },
  )
  expect(fusions).toBeGreaterThan(100)
})
