import { readFileSync } from 'node:fs'
import Elk from 'elkjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { graphOf, type NetGraph } from '../../../web/src/net/net-graph.ts'
import {
  type Box,
  elkGraphOf,
  lineText,
  type NetLayout,
  pathThrough,
  readLayout,
} from '../../../web/src/net/net-layout.ts'
import { readWorkflow } from '../../../web/src/net/read-workflow.ts'
import { step, to, workflow } from './nets.ts'

const elseWord = 'otherwise'
const sdlc = readWorkflow(
  JSON.parse(readFileSync(new URL('../../../brain/workflows/sdlc.json', import.meta.url), 'utf8')),
)
const nested = workflow(
  ['main', [step('ask', { next: to('review') }), step('review', { by: 'net', who: 'reviewing' })]],
  ['reviewing', [step('look', { split: 'and', next: to('a', 'b') }), step('a'), step('b')]],
)

async function layOut(graph: NetGraph, direction: 'right' | 'down'): Promise<NetLayout> {
  return readLayout(await new Elk().layout(elkGraphOf({ graph, direction, elseWord })), direction)
}

const boxOf = ({ boxes }: NetLayout, id: string): Box => {
  const box = boxes.get(id)
  if (box === undefined) throw new Error(`Found no box of ${id}.`)
  return box
}

const apart = (one: Box, other: Box): boolean =>
  one.x + one.width <= other.x ||
  other.x + other.width <= one.x ||
  one.y + one.height <= other.y ||
  other.y + other.height <= one.y

describe.each(['right', 'down'] as const)('a net that leads %s', (direction) => {
  const graph = graphOf(sdlc, new Set())
  let layout: NetLayout
  beforeAll(async () => {
    layout = await layOut(graph, direction)
  })

  it('has a place for every part and a way for every line, and no two parts on each other', () => {
    expect([...layout.boxes.keys()].toSorted()).toEqual(graph.nodes.map(({ id }) => id).toSorted())
    expect([...layout.routes.keys()].toSorted()).toEqual(graph.lines.map(({ id }) => id).toSorted())
    const boxes = [...layout.boxes.values()]
    for (const [index, one] of boxes.entries())
      for (const other of boxes.slice(index + 1)) expect(apart(one, other)).toBe(true)
  })

  it('has room for the condition of every line that has one', () => {
    for (const line of graph.lines)
      expect(layout.routes.get(line.id)?.label === null).toBe(lineText(line, elseWord) === null)
  })

  it('leads on: every way that is not one back ends behind where it began', () => {
    const along = (box: Box): number => (direction === 'right' ? box.x : box.y)
    const on = graph.lines.filter(({ back }) => !back)
    const wrong = on.filter(({ from, to: end }) => along(boxOf(layout, end)) <= along(boxOf(layout, from)))
    expect(wrong).toEqual([])
  })
})

describe('a net inside of a step', () => {
  it('lies inside of its frame, its lines too', async () => {
    const graph = graphOf(nested, new Set(['review']))
    const layout = await layOut(graph, 'right')
    const frame = boxOf(layout, 'review')
    const within = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
      x >= frame.x && y >= frame.y && x <= frame.x + frame.width && y <= frame.y + frame.height
    for (const { id, inside } of graph.nodes)
      expect(within(boxOf(layout, id))).toBe(inside === 'review' || id === 'review')
    const inner = graph.lines.filter(({ inside }) => inside === 'review')
    expect(inner.filter(({ id }) => layout.routes.get(id)?.points.every(within) !== true)).toEqual([])
  })
})

describe('a line', () => {
  it('goes round its corners, never farther than half of a stretch', () => {
    expect(
      pathThrough([
        { x: 0, y: 0 },
        { x: 10, y: 0 },
        { x: 10, y: 100 },
      ]),
    ).toBe('M0 0L5 0Q10 0 10 8L10 100')
  })

  it('shortens a long condition', () => {
    expect(lineText({ when: 'x'.repeat(60), otherwise: false }, elseWord)).toHaveLength(26)
    expect(lineText({ when: null, otherwise: true }, elseWord)).toBe(elseWord)
    expect(lineText({ when: null, otherwise: false }, elseWord)).toBeNull()
  })
})
