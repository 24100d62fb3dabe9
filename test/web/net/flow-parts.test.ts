import { describe, expect, it } from 'vitest'
import { flowEdges, flowNodes } from '../../../web/src/net/flow-parts.ts'
import { firstView, isInView } from '../../../web/src/net/first-view.ts'
import { graphOf } from '../../../web/src/net/net-graph.ts'
import { keepEqual, returnsAlong, type StepMark, toneOf } from '../../../web/src/net/step-mark.ts'
import { step, to, workflow } from './nets.ts'

const graph = graphOf(workflow(['main', [step('a', { next: to('b') }), step('b')]]), new Set())
const layout = {
  width: 100,
  height: 100,
  direction: 'right' as const,
  boxes: new Map(graph.nodes.map(({ id }, index) => [id, { x: index * 10, y: 0, width: 8, height: 8 }])),
  routes: new Map(graph.lines.map(({ id }) => [id, { points: [{ x: 0, y: 0 }], label: null }])),
}
const laidOut = { graph, layout }
const mark = (more: Partial<StepMark> = {}): StepMark => ({
  state: 'IDLE',
  started: 0,
  attempts: 1,
  rounds: 0,
  findings: 0,
  ...more,
})
const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]))

describe('a net whose steps change', () => {
  it('draws only the step again that changed', () => {
    const marks = new Map([
      ['a', mark()],
      ['b', mark()],
    ])
    const before = flowNodes({ laidOut, marks, picked: null }, new Map())
    const next = keepEqual(
      marks,
      new Map([
        ['a', mark({ state: 'RUNNING', started: 1 })],
        ['b', mark()],
      ]),
    )
    const after = flowNodes({ laidOut, marks: next, picked: null }, byId(before))
    expect(after.filter((node, index) => node !== before[index]).map(({ id }) => id)).toEqual(['a'])
    expect(after.map(({ position }) => position)).toEqual(before.map(({ position }) => position))
  })

  it('keeps all marks where none changed', () => {
    const marks = new Map([['a', mark()]])
    expect(keepEqual(marks, new Map([['a', mark()]]))).toBe(marks)
    expect(keepEqual(marks, new Map())).not.toBe(marks)
  })

  it('draws only the line again that work went along', () => {
    const drawn = { laidOut, marks: new Map<string, StepMark>(), picked: null }
    const before = flowEdges(drawn, new Map(), new Map())
    const after = flowEdges(drawn, new Map([['a>b', { taken: 1, rework: 0 }]]), byId(before))
    expect(after.filter((edge, index) => edge !== before[index]).map(({ source, target }) => [source, target])).toEqual(
      [['a', 'b']],
    )
  })

  it('counts as gone back what went a way that leads back, or was sent along one that leads on', () => {
    expect(returnsAlong({ taken: 2, rework: 1 }, true)).toBe(2)
    expect(returnsAlong({ taken: 2, rework: 0 }, false)).toBe(0)
    expect(returnsAlong({ taken: 2, rework: 1 }, false)).toBe(1)
  })

  it('shows a step that waits for a person as one that needs somebody', () => {
    expect(toneOf('RUNNING', true)).toBe('warn')
    expect(toneOf('RUNNING', false)).toBe('busy')
    expect(toneOf(null, true)).toBe('idle')
  })
})

describe('the first look', () => {
  it('shows all of a net that leads to the right', () => {
    const view = firstView({ ...layout, width: 2_000, height: 200 }, { width: 1_032, height: 400 })
    expect(view.zoom).toBe(0.5)
    expect(isInView({ position: { x: 0, y: 0 }, width: 2_000, height: 200 }, view, { width: 1_032, height: 400 })).toBe(
      true,
    )
  })

  it('shows the beginning of one that leads down, large enough to be read', () => {
    const boxes = new Map([['START', { x: 900, y: 0, width: 32, height: 32 }]])
    const view = firstView({ width: 2_000, height: 5_000, direction: 'down', boxes }, { width: 358, height: 600 })
    expect(view.zoom).toBe(0.7)
    expect(isInView({ position: { x: 900, y: 0 }, width: 32, height: 32 }, view, { width: 358, height: 600 })).toBe(
      true,
    )
  })
})
