import { applyMove } from './apply-move.ts'
import { chooseEdges } from './choose-edges.ts'
import type { Net } from './compile-workflow.ts'
import { initialMarking, type Marking, stepStatus, touched } from './marking.ts'
import { type Move, type TakenEdge, takenEdges } from './move.ts'
import type { Variables } from './variables.ts'

/** What a move led to: the marking, every move in order (the asked one first), and every edge that was taken. */
export interface Played {
  readonly marking: Marking
  readonly moves: readonly Move[]
  readonly taken: readonly TakenEdge[]
}

/** The step to move, in the marking and with the variables of now. */
export interface At {
  readonly marking: Marking
  readonly step: string
  readonly variables: Variables
}

/** Begins a net: its first steps are enabled, routes have passed. */
export function begin(net: Net, variables: Variables): Played {
  return settle(net, { marking: initialMarking(net), variables })
}

/** Starts an enabled step. Throws IllegalMove. */
export function start(net: Net, marking: Marking, step: string): Marking {
  return applyMove(net, marking, { kind: 'started', step })
}

/** Completes a running step: its split chooses by the variables, then everything that moves by itself moves. */
export function complete(net: Net, { marking, step, variables }: At): Played {
  return play(net, { marking, variables, move: completion({ net, step, variables }) })
}

/** A running step came to nothing: it may start again, or its exhausted edge is taken, or it waits for a person. */
export function fail(net: Net, { marking, step, variables }: At): Played {
  return play(net, { marking, variables, move: { kind: 'failed', step } })
}

/** The work leaves a step by its exhausted edge although attempts may be left; without one the step has failed. */
export function exhaust(net: Net, { marking, step, variables }: At): Played {
  return play(net, { marking, variables, move: { kind: 'exhausted', step } })
}

/** A person grants a failed step one more attempt. */
export function retry(net: Net, { marking, step, variables }: At): Played {
  return play(net, { marking, variables, move: { kind: 'retried', step } })
}

/** The next move that nobody has to ask for: a token leaves a step without attempts, a route passes. Null when settled. */
export function nextAutomaticMove(net: Net, marking: Marking, variables: Variables): Move | null {
  for (const moving of touched(net, marking)) {
    const { id: step, step: source } = moving
    if (source.by !== 'route' && source.exhausted === null) continue
    const status = stepStatus(moving, marking)
    if (status === 'exhausted') return { kind: 'exhausted', step }
    if (source.by !== 'route') continue
    if (status === 'enabled') return { kind: 'started', step }
    if (status === 'running') return completion({ net, step, variables })
  }
  return null
}

/** Plays all automatic moves; it ends because routes have attempts and exhausted edges make no circle. */
function settle(net: Net, { marking, variables }: Omit<At, 'step'>): Played {
  const moves: Move[] = []
  let now = marking
  for (
    let move = nextAutomaticMove(net, now, variables);
    move !== null;
    move = nextAutomaticMove(net, now, variables)
  ) {
    now = applyMove(net, now, move)
    moves.push(move)
  }
  return { marking: now, moves, taken: moves.flatMap((move) => takenEdges(net, move)) }
}

interface Asked {
  readonly marking: Marking
  readonly variables: Variables
  readonly move: Move
}

function play(net: Net, { marking, variables, move }: Asked): Played {
  const settled = settle(net, { marking: applyMove(net, marking, move), variables })
  return {
    marking: settled.marking,
    moves: [move, ...settled.moves],
    taken: [...takenEdges(net, move), ...settled.taken],
  }
}

function completion({ net, step, variables }: Omit<At, 'marking'> & { readonly net: Net }): Move {
  const found = net.steps.get(step)
  return { kind: 'completed', step, to: found === undefined ? [] : chooseEdges(found, variables) }
}
