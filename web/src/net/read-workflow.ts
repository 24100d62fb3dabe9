import type { By, EachShape, Gate, NetShape, PlaceShape, StepShape, WayShape, WorkflowShape } from './workflow-shape.ts'

/** The most that a workflow may have of anything (`wf.v1`). More is read by nobody, so it is not drawn either. */
const most = { vars: 40, nets: 12, steps: 60, places: 20, ways: 12, letters: 400 } as const

/**
 * Reads as much of a workflow as there is, whatever it is: what is missing gets what is usual, what is no list counts as
 * empty. What is wrong with it is for the server to say.
 */
export function readWorkflow(source: unknown): WorkflowShape {
  const whole = record(source)
  return {
    id: text(whole['id']) ?? '',
    title: text(whole['title']) ?? '',
    vars: list(whole['vars'], most.vars).map((one) => {
      const { name, type, init } = record(one)
      return { name: text(name) ?? '?', type: text(type) ?? '?', init: text(init) }
    }),
    nets: list(whole['nets'], most.nets).map((net, index) => readNet(record(net), `nets[${index}]`)),
  }
}

function readNet(net: Fields, at: string): NetShape {
  return {
    id: text(net['id']) ?? at,
    start: text(net['start']),
    steps: list(net['steps'], most.steps).map((step, index) => readStep(record(step), `${at}.steps[${index}]`)),
    places: list(net['places'], most.places).map((place, index): PlaceShape => {
      const one = record(place)
      const here = `${at}.places[${index}]`
      return { id: text(one['id']) ?? here, at: here, next: texts(one['next']) }
    }),
  }
}

function readStep(step: Fields, at: string): StepShape {
  return {
    id: text(step['id']) ?? at,
    at,
    by: oneOf<By>(step['by'], ['persona', 'human', 'tool', 'net', 'route'], 'persona'),
    who: text(step['who']),
    goal: text(step['goal']),
    clauses: texts(step['clauses']),
    join: oneOf<Gate>(step['join'], ['xor', 'and', 'or'], 'xor'),
    split: oneOf<Gate>(step['split'], ['xor', 'and', 'or'], 'and'),
    next: list(step['next'], most.ways).flatMap((way): WayShape[] => {
      if (typeof way === 'string') return [{ to: way, when: null }]
      const to = text(record(way)['to'])
      return to === null ? [] : [{ to, when: text(record(way)['when']) }]
    }),
    in: texts(step['in']),
    out: texts(step['out']),
    attempts: whole(step['attempts'], 1),
    exhausted: text(step['exhausted']),
    each: readEach(step['each']),
    timer: readTimer(step['timer']),
    cancels: texts(step['cancels']),
  }
}

function readEach(source: unknown): EachShape | null {
  const each = record(source)
  const over = text(each['over'])
  if (over === null) return null
  return { over, min: whole(each['min'], 1), max: whole(each['max'], 1), need: whole(each['need'], 1) }
}

function readTimer(source: unknown): StepShape['timer'] {
  const timer = record(source)
  const after = text(timer['after'])
  return after === null ? null : { from: oneOf(timer['from'], ['enabled', 'started'], 'enabled'), after }
}

type Fields = Readonly<Record<string, unknown>>

const record = (source: unknown): Fields =>
  typeof source === 'object' && source !== null && !Array.isArray(source) ? (source as Fields) : {}
const list = (source: unknown, atMost: number): readonly unknown[] =>
  Array.isArray(source) ? source.slice(0, atMost) : []
const text = (source: unknown): string | null =>
  typeof source === 'string' && source !== ''
    ? source.slice(0, most.letters)
    : typeof source === 'number'
      ? String(source)
      : null
const texts = (source: unknown): readonly string[] => list(source, 200).flatMap((one) => text(one) ?? [])
const whole = (source: unknown, usual: number): number =>
  typeof source === 'number' && Number.isFinite(source) ? source : usual
const oneOf = <T extends string>(source: unknown, known: readonly T[], usual: T): T =>
  known.find((one) => one === source) ?? usual
