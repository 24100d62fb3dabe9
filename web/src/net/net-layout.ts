import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js'
import type { NetGraph, NetLine, NetNode } from './net-graph.ts'

/** Where a net leads to. */
export type Direction = 'right' | 'down'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Where everything of a graph is drawn, in pixels from its upper left corner. */
export interface NetLayout {
  readonly width: number
  readonly height: number
  readonly direction: Direction
  /** By the id of the node. */
  readonly boxes: ReadonlyMap<string, Box>
  /** By the id of the line. */
  readonly routes: ReadonlyMap<string, Route>
}

export interface Route {
  readonly points: readonly Point[]
  /** The place of its text, where it has one. */
  readonly label: Box | null
}

/** Where a net goes to the right, steps are narrow: there are more of them beside than above each other. */
const stepSize: Readonly<Record<Direction, readonly [number, number]>> = { right: [160, 84], down: [200, 80] }
const sizes: Readonly<Record<Exclude<NetNode['kind'], 'step' | 'frame'>, readonly [number, number]>> = {
  place: [132, 36],
  missing: [148, 40],
  start: [32, 32],
  end: [32, 32],
}

/** The most characters of a condition that are drawn; all of it is in the step's sheet. */
const longest = 26

/** The text at a line; null: none. */
export function lineText({ when, otherwise }: Pick<NetLine, 'when' | 'otherwise'>, elseWord: string): string | null {
  if (when === null) return otherwise ? elseWord : null
  return when.length <= longest ? when : `${when.slice(0, longest - 1)}…`
}

interface ToLayOut {
  readonly graph: NetGraph
  readonly direction: Direction
  /** What stands at the way that is taken where no condition holds. */
  readonly elseWord: string
}

/** The graph as ELK takes it: frames around their parts; ways in, on, back and out in need at sides of their own. */
export function elkGraphOf({ graph, direction, elseWord }: ToLayOut): ElkNode {
  const inside = (frame: string | null): Pick<ElkNode, 'children' | 'edges'> => ({
    children: graph.nodes
      .filter((node) => node.inside === frame)
      .map((node) => {
        if (node.kind !== 'frame') {
          const [width, height] = node.kind === 'step' ? stepSize[direction] : sizes[node.kind]
          return { id: node.id, width, height, ports: ports({ id: node.id, width, height }, direction), ...fixed }
        }
        return {
          id: node.id,
          ports: ports({ id: node.id }, direction),
          ...inside(node.id),
          layoutOptions: frameOptions(direction),
        }
      }),
    edges: graph.lines.filter((line) => line.inside === frame).map((line) => elkEdge(line, elseWord)),
  })
  // The straightest lines cost time that grows with the cube of the parts: a net of 60 steps would take seconds.
  const strategy = graph.nodes.length > 32 ? 'BRANDES_KOEPF' : 'NETWORK_SIMPLEX'
  const layoutOptions = { ...options, ...directed(direction), 'elk.layered.nodePlacement.strategy': strategy }
  return { id: '', layoutOptions, ...inside(null) }
}

const options = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  // The order of the parts says which lines lead back, and which of several comes first.
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.thoroughness': '3',
  'elk.spacing.nodeNode': '24',
  'elk.layered.spacing.nodeNodeBetweenLayers': '24',
  'elk.layered.spacing.edgeNodeBetweenLayers': '12',
  'elk.spacing.edgeLabel': '4',
  'elk.padding': '[top=16,left=16,bottom=16,right=16]',
} as const

const directed = (direction: Direction) => ({ 'elk.direction': direction === 'right' ? 'RIGHT' : 'DOWN' })
const fixed = { layoutOptions: { 'elk.portConstraints': 'FIXED_POS' } }
const frameOptions = (direction: Direction) => ({
  ...options,
  ...directed(direction),
  'elk.portConstraints': 'FIXED_SIDE',
  'elk.padding': '[top=56,left=16,bottom=16,right=16]',
})

const sides = {
  right: { in: 'WEST', out: 'EAST', back: 'NORTH', need: 'SOUTH' },
  down: { in: 'NORTH', out: 'SOUTH', back: 'WEST', need: 'EAST' },
} as const

function ports({ id, width = 0, height = 0 }: Pick<ElkNode, 'id' | 'width' | 'height'>, direction: Direction) {
  const at = {
    WEST: { x: 0, y: height / 2 },
    EAST: { x: width, y: height / 2 },
    NORTH: { x: width / 2, y: 0 },
    SOUTH: { x: width / 2, y: height },
  }
  return Object.entries(sides[direction]).map(([name, side]) => ({
    id: `${id}#${name}`,
    width: 0,
    height: 0,
    ...at[side],
    layoutOptions: { 'elk.port.side': side },
  }))
}

function elkEdge(line: NetLine, elseWord: string): ElkExtendedEdge {
  const text = lineText(line, elseWord)
  return {
    id: line.id,
    sources: [`${line.from}#${line.exhausted ? 'need' : 'out'}`],
    targets: [`${line.to}#${line.back ? 'back' : 'in'}`],
    // The width of a letter of the font for code, at 11 px.
    ...(text === null ? {} : { labels: [{ id: `${line.id}#text`, text, width: text.length * 6.6 + 12, height: 18 }] }),
  }
}

/** Reads what ELK made of the graph. Lines that it gave no way are left out. */
export function readLayout(laidOut: ElkNode, direction: Direction): NetLayout {
  const boxes = new Map<string, Box>()
  const routes = new Map<string, Route>()
  const read = (node: ElkNode, from: Point): void => {
    for (const edge of node.edges ?? []) {
      const [section] = edge.sections ?? []
      if (section === undefined) continue
      const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]
      const [label] = edge.labels ?? []
      routes.set(edge.id, {
        points: points.map(({ x, y }) => ({ x: x + from.x, y: y + from.y })),
        label: label === undefined ? null : boxOf(label, from),
      })
    }
    for (const child of node.children ?? []) {
      const box = boxOf(child, from)
      boxes.set(child.id, box)
      read(child, box)
    }
  }
  read(laidOut, { x: 0, y: 0 })
  return { width: laidOut.width ?? 0, height: laidOut.height ?? 0, direction, boxes, routes }
}

const boxOf = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>, from: Point): Box => ({
  x: x + from.x,
  y: y + from.y,
  width,
  height,
})

/** Orthogonal lines with round corners, as an SVG path. */
export function pathThrough(points: readonly Point[], radius = 8): string {
  return points
    .map((point, index) => {
      const before = points[index - 1]
      const after = points[index + 1]
      if (before === undefined) return `M${point.x} ${point.y}`
      if (after === undefined) return `L${point.x} ${point.y}`
      const enter = toward(point, before, radius)
      const leave = toward(point, after, radius)
      return `L${enter.x} ${enter.y}Q${point.x} ${point.y} ${leave.x} ${leave.y}`
    })
    .join('')
}

function toward(from: Point, to: Point, most: number): Point {
  const far = Math.hypot(to.x - from.x, to.y - from.y)
  const part = far === 0 ? 0 : Math.min(most, far / 2) / far
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}
