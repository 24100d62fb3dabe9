import { describe, expect, it } from 'vitest'
import { readWorkflow } from '../../../web/src/net/read-workflow.ts'
import { marksOfFindings, stepOf } from '../../../web/src/pages/workflows/marks-of-findings.ts'

const workflow = readWorkflow({ nets: [{ id: 'main', steps: [{ id: 'a' }, { goal: 'without a name' }] }] })

describe('where findings are shown', () => {
  it('at the step that they name, or the one that they point into', () => {
    expect(stepOf({ step: 'a', at: 'nets[0].steps[0].who' }, workflow)).toBe('a')
    expect(stepOf({ step: null, at: 'nets[0].steps[1].who' }, workflow)).toBe('nets[0].steps[1]')
    expect(stepOf({ step: null, at: 'nets[0].steps[1]' }, workflow)).toBe('nets[0].steps[1]')
    expect(stepOf({ step: 'gone', at: 'nets[0].steps[10]' }, workflow)).toBeNull()
    expect(stepOf({ step: null, at: 'workflow' }, workflow)).toBeNull()
  })

  it('counted at each step', () => {
    const marks = marksOfFindings(
      [
        { step: 'a', at: 'x' },
        { step: 'a', at: 'y' },
        { step: null, at: 'workflow' },
      ],
      workflow,
    )
    expect([...marks].map(([name, { findings }]) => [name, findings])).toEqual([['a', 2]])
  })
})
