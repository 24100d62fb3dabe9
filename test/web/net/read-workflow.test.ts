import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphOf } from '../../../web/src/net/net-graph.ts'
import { readWorkflow } from '../../../web/src/net/read-workflow.ts'

const folder = new URL('../../../brain/workflows/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

describe('reading a workflow to draw it', () => {
  it.each(files)('finds every step of %s', (name) => {
    const source = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { nets: { steps: { id: string }[] }[] }
    const read = readWorkflow(source)
    expect(read.nets.map(({ steps }) => steps.map(({ id }) => id))).toEqual(
      source.nets.map(({ steps }) => steps.map(({ id }) => id)),
    )
  })

  it('reads what is there of a broken one, and says where it stands', () => {
    const read = readWorkflow({
      nets: [{ steps: [{ next: ['b', { to: 'END' }, { when: 'x' }] }, null, { id: 'b', by: 'robot' }] }],
    })
    expect(read.nets[0]?.start).toBeNull()
    expect(read.nets[0]?.steps.map(({ id, by }) => [id, by])).toEqual([
      ['nets[0].steps[0]', 'persona'],
      ['nets[0].steps[1]', 'persona'],
      ['b', 'persona'],
    ])
    expect(read.nets[0]?.steps[0]?.next).toEqual([
      { to: 'b', when: null },
      { to: 'END', when: null },
    ])
  })

  it('reads no more than a workflow may have', () => {
    const steps = Array.from({ length: 1_000 }, (_, index) => ({ id: `s${index}` }))
    expect(readWorkflow({ nets: [{ steps }] }).nets[0]?.steps).toHaveLength(60)
  })

  it('never fails, whatever it is given, and what it reads can be drawn', () => {
    const drawn = fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const sources = [
        one,
        { nets: one },
        { nets: [{ steps: [one, { id: 'a', next: other, each: one }], places: other }] },
      ]
      for (const source of sources) graphOf(readWorkflow(source), new Set(['a']))
    })
    expect(fc.check(drawn)).toMatchObject({ failed: false })
  })
})
