import { unreachable } from '../core/unreachable.ts'
import type { Exit, Net, NetStep } from './compile-workflow.ts'
import { IllegalMove } from './illegal-move.ts'
import { attemptsLeft, countOf, type Marking, type StepStatus, slotsToTake, stepStatus } from './marking.ts'
import type { Move } from './move.ts'

/** The marking after a move. Chooses nothing, so a log of moves folds the same for ever. Throws IllegalMove. */
export function applyMove(net: Net, marking: Marking, move: Move): Marking {
  const step = net.steps.get(move.step)
  if (step === undefined) {
    throw new IllegalMove(move.step, `found no such step, expected one of the net ${net.id}; correct the id`)
  }
  switch (move.kind) {
    case 'started':
      expectStatus({ step, marking, allowed: ['enabled'] })
      return {
        ...takeWork(step, marking),
        running: [...marking.running, step.id],
        starts: withCount(marking.starts, step.id, countOf(marking.starts, step.id) + 1),
      }
    case 'completed':
      expectStatus({ step, marking, allowed: ['running'] })
      return complete({ net, step, marking, exits: exitsTo(step, move.to) })
    case 'failed':
      expectStatus({ step, marking, allowed: ['running'] })
      return { ...marking, running: without(marking.running, step.id), held: [...marking.held, step.id] }
    case 'exhausted':
      expectStatus({ step, marking, allowed: ['running', 'enabled', 'exhausted'] })
      return exhaust(step, marking)
    case 'retried':
      expectStatus({ step, marking, allowed: ['failed'] })
      return grant(step, marking)
    default:
      return unreachable(move)
  }
}

interface Expected {
  readonly step: NetStep
  readonly marking: Marking
  readonly allowed: readonly StepStatus[]
}

function expectStatus({ step, marking, allowed }: Expected): void {
  const status = stepStatus(step, marking)
  if (allowed.includes(status)) return
  throw new IllegalMove(step.id, `found it ${status}, expected ${allowed.join(' or ')}; look at the marking again`)
}

interface Completion {
  readonly net: Net
  readonly step: NetStep
  readonly marking: Marking
  readonly exits: readonly Exit[]
}

/** A person who sends work to a step without attempts asks for one more: an edge out of a human step grants it. */
function complete({ net, step, marking, exits }: Completion): Marking {
  let next = put({ ...marking, running: without(marking.running, step.id) }, exits)
  if (step.step.by !== 'human') return next
  for (const { to } of exits) {
    const target = net.steps.get(to)
    if (target !== undefined && attemptsLeft(target, next) === 0) next = grant(target, next)
  }
  return next
}

function exhaust(step: NetStep, marking: Marking): Marking {
  const taken = takeWork(step, marking)
  if (step.exhausted !== null) return put(taken, [step.exhausted])
  const spent = countOf(marking.starts, step.id) - step.step.attempts
  return { ...taken, held: [...taken.held, step.id], granted: withCount(marking.granted, step.id, spent) }
}

/** Takes the work of a step off the board, wherever it is: at work, held, or on its edges. */
function takeWork(step: NetStep, marking: Marking): Marking {
  if (marking.running.includes(step.id)) return { ...marking, running: without(marking.running, step.id) }
  if (marking.held.includes(step.id)) return { ...marking, held: without(marking.held, step.id) }
  const tokens = { ...marking.tokens }
  for (const slot of slotsToTake(step, marking) ?? []) {
    const left = countOf(tokens, slot) - 1
    if (left > 0) tokens[slot] = left
    else delete tokens[slot]
  }
  return { ...marking, tokens }
}

function put(marking: Marking, exits: readonly Exit[]): Marking {
  const tokens = { ...marking.tokens }
  let ended = marking.ended
  for (const { slot } of exits) {
    if (slot === null) ended += 1
    else tokens[slot] = countOf(tokens, slot) + 1
  }
  return { ...marking, tokens, ended }
}

function grant({ id, step }: NetStep, marking: Marking): Marking {
  return { ...marking, granted: withCount(marking.granted, id, countOf(marking.starts, id) - step.attempts + 1) }
}

function exitsTo(step: NetStep, to: readonly string[]): Exit[] {
  const exits = to.flatMap((target) => step.exits.find((exit) => exit.to === target) ?? [])
  const wanted = step.step.split === 'and' ? step.exits.length : 1
  if (exits.length === to.length && exits.length === wanted && new Set(to).size === to.length) return exits
  const ways = step.exits.map((exit) => exit.to).join(', ')
  const rule = step.step.split === 'and' ? `all of ${ways}` : `one of ${ways}`
  throw new IllegalMove(
    step.id,
    `found edges to ${to.join(', ') || 'nothing'}, expected ${rule}; choose with chooseEdges`,
  )
}

function withCount(counts: Readonly<Record<string, number>>, name: string, count: number): Record<string, number> {
  return { ...counts, [name]: count }
}

function without(ids: readonly string[], id: string): string[] {
  return ids.filter((other) => other !== id)
}
