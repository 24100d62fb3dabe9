import { END, type NetShape, type PlaceShape, type StepShape, type WorkflowShape } from './workflow-shape.ts'

/** What is drawn for a part of a net. */
export type NetNode = {
  /** The names of the net steps that it is inside of and its own, with `/` between: `review/check`. */
  readonly id: string
  /** The net step that is opened around it; null: it stands by itself. */
  readonly inside: string | null
} & (
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'step'; readonly step: StepShape; readonly ways: WaysOf; readonly opens: boolean }
  /** A net step that is opened, or a net that no step runs (`step` null), around its own parts. */
  | { readonly kind: 'frame'; readonly title: string; readonly step: StepShape | null; readonly ways: WaysOf }
  | { readonly kind: 'place'; readonly place: PlaceShape }
  /** A way leads to a name that is nothing. */
  | { readonly kind: 'missing'; readonly name: string }
)

/** From where a step can be reached, and where it leads. Names within its net. */
export interface WaysOf {
  readonly from: readonly string[]
  readonly to: readonly { readonly name: string; readonly when: string | null }[]
}

/** A line between two parts. */
export interface NetLine {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly inside: string | null
  readonly when: string | null
  /** Of several ways, the one that is taken where no condition holds. */
  readonly otherwise: boolean
  /** It is taken when the attempts are used up. */
  readonly exhausted: boolean
  /** It leads back to where the work has been. */
  readonly back: boolean
}

/** The name of a part within its net. */
export const lastName = (id: string): string => id.slice(id.lastIndexOf('/') + 1)

/** How the travels of work name the way of a line: `qa>develop`, with `!` where it is taken in need. */
export const wayOf = ({ from, to, exhausted }: NetLine): string =>
  `${lastName(from)}>${lastName(to)}${exhausted ? '!' : ''}`

/** All that is drawn; parts stand in the order in which work reaches them. */
export interface NetGraph {
  readonly nodes: readonly NetNode[]
  readonly lines: readonly NetLine[]
}

/** What to draw of a workflow where the nets of the steps in `open` (their ids) are shown inside of them. */
export function graphOf(workflow: WorkflowShape, open: ReadonlySet<string>): NetGraph {
  const [main, ...others] = workflow.nets
  if (main === undefined) return { nodes: [], lines: [] }
  const run = new Set(workflow.nets.flatMap(({ steps }) => steps.flatMap(({ by, who }) => (by === 'net' ? [who] : []))))
  const drawn = [drawNet({ workflow, net: main, inside: null, open, above: [main.id] })]
  for (const net of others) {
    if (run.has(net.id)) continue
    const frame: NetNode = { kind: 'frame', id: `net:${net.id}`, inside: null, title: net.id, step: null, ways: noWays }
    const parts = drawNet({ workflow, net, inside: frame.id, open, above: [main.id, net.id] })
    drawn.push({ nodes: [frame, ...parts.nodes], lines: parts.lines })
  }
  return { nodes: drawn.flatMap(({ nodes }) => nodes), lines: drawn.flatMap(({ lines }) => lines) }
}

const noWays: WaysOf = { from: [], to: [] }

interface Drawing {
  readonly workflow: WorkflowShape
  readonly net: NetShape
  readonly inside: string | null
  readonly open: ReadonlySet<string>
  /** The nets that this one is inside of, itself last: a net cannot be opened within itself. */
  readonly above: readonly string[]
}

function drawNet({ workflow, net, inside, open, above }: Drawing): NetGraph {
  const named = (name: string): string => (inside === null ? name : `${inside}/${name}`)
  const lines = linesOf(net)
  const order = orderOf(net, lines)
  const place = new Map(order.map((name, index) => [name, index]))
  const steps = new Map(net.steps.map((step) => [step.id, step]))
  const places = new Map(net.places.map((one) => [one.id, one]))
  const nodes: NetNode[] = [{ kind: 'start', id: named(START), inside }]
  const within: NetGraph[] = []
  for (const name of order) {
    const id = named(name)
    const step = steps.get(name)
    const waits = places.get(name)
    if (step !== undefined) {
      const ways = waysWithin(lines, step)
      const inner =
        step.by === 'net' ? workflow.nets.find((one) => one.id === step.who && !above.includes(one.id)) : undefined
      if (inner === undefined || !open.has(id)) {
        nodes.push({ kind: 'step', id, inside, step, ways, opens: inner !== undefined })
      } else {
        nodes.push({ kind: 'frame', id, inside, title: step.id, step, ways })
        within.push(drawNet({ workflow, net: inner, inside: id, open, above: [...above, inner.id] }))
      }
    } else if (waits !== undefined) nodes.push({ kind: 'place', id, inside, place: waits })
    else if (name === END) nodes.push({ kind: 'end', id, inside })
    else nodes.push({ kind: 'missing', id, inside, name })
  }
  return {
    nodes: [...nodes, ...within.flatMap((one) => one.nodes)],
    lines: [
      ...lines.map((line, index): NetLine => {
        const back = (place.get(line.to) ?? 0) <= (place.get(line.from) ?? -1)
        return {
          ...line,
          id: named(`${line.from}>${line.to}:${index}`),
          from: named(line.from),
          to: named(line.to),
          inside,
          back,
        }
      }),
      ...within.flatMap((one) => one.lines),
    ],
  }
}

/** From where a step of a workflow can be reached, and where it leads. */
export function waysOf(workflow: WorkflowShape, step: StepShape): WaysOf {
  const net = workflow.nets.find(({ steps }) => steps.includes(step))
  return net === undefined ? noWays : waysWithin(linesOf(net), step)
}

const waysWithin = (lines: readonly Line[], step: StepShape): WaysOf => ({
  from: lines.filter(({ to }) => to === step.id).map(({ from }) => from),
  to: step.next.map(({ to, when }) => ({ name: to, when })),
})

/** The name of the mark where a net begins; no step can have it. */
export const START = 'START'

type Line = Pick<NetLine, 'from' | 'to' | 'when' | 'otherwise' | 'exhausted'>

function linesOf(net: NetShape): readonly Line[] {
  const line = (from: string, to: string, more: Partial<Line> = {}): Line => ({
    from,
    to,
    when: null,
    otherwise: false,
    exhausted: false,
    ...more,
  })
  return [
    ...(net.start === null ? [] : [line(START, net.start)]),
    ...net.steps.flatMap((step) => [
      ...step.next.map(({ to, when }, index) =>
        line(step.id, to, {
          when,
          otherwise: when === null && step.split === 'xor' && step.next.length > 1 && index === step.next.length - 1,
        }),
      ),
      ...(step.exhausted === null ? [] : [line(step.id, step.exhausted, { exhausted: true })]),
    ]),
    ...net.places.flatMap((one) => one.next.map((to) => line(one.id, to))),
  ]
}

/**
 * The names of all parts but the start in the order in which work reaches them: each behind all that lead to it, as far as
 * no loop forbids it. Next come those that are reached in need alone, at last those that nothing reaches.
 */
function orderOf(net: NetShape, lines: readonly Line[]): readonly string[] {
  const seen = new Set<string>()
  const reachedFrom = (root: string, inNeed: boolean): readonly string[] => {
    const left: string[] = []
    const visit = (name: string): void => {
      if (seen.has(name)) return
      seen.add(name)
      // What is left first comes last: of several ways the first one leads on, so it is followed last.
      for (const line of lines.toReversed()) if (line.from === name && (inNeed || !line.exhausted)) visit(line.to)
      left.push(name)
    }
    visit(root)
    return left.toReversed()
  }
  const usual = reachedFrom(START, false)
  const inNeed = usual.flatMap((name) => reachedInNeed(lines, name).flatMap((to) => reachedFrom(to, true)))
  const names = [...net.steps.map(({ id }) => id), ...net.places.map(({ id }) => id), ...lines.map(({ to }) => to)]
  const all = [...new Set([...usual, ...inNeed, ...names])].filter((name) => name !== START && name !== END)
  return lines.some(({ to }) => to === END) ? [...all, END] : all
}

const reachedInNeed = (lines: readonly Line[], name: string): readonly string[] =>
  lines.filter(({ from, exhausted }) => exhausted && from === name).map(({ to }) => to)
