import type { Net, NetStep } from './compile-workflow.ts'

/**
 * Where a net stands, as plain JSON. A step holds its work (`held`) from a failed start until it starts again.
 * `starts` counts over the whole run; `granted` is what a person added to a step's attempts (or giving up took away).
 */
export interface Marking {
  readonly tokens: Readonly<Record<string, number>>
  readonly running: readonly string[]
  readonly held: readonly string[]
  readonly starts: Readonly<Record<string, number>>
  readonly granted: Readonly<Record<string, number>>
  readonly ended: number
}

/** How a step stands: nothing to do, ready to start, at work, waiting to leave by its exhausted edge, or in need of a person. */
export type StepStatus = 'idle' | 'enabled' | 'running' | 'exhausted' | 'failed'

/** The marking before anything happened: one token before the first step. */
export function initialMarking(net: Net): Marking {
  return { tokens: { [net.startSlot]: 1 }, running: [], held: [], starts: {}, granted: {}, ended: 0 }
}

/** How a step stands in a marking. In a finished net every step is idle. */
export function stepStatus(step: NetStep, marking: Marking): StepStatus {
  if (isFinished(marking)) return 'idle'
  if (marking.running.includes(step.id)) return 'running'
  if (!marking.held.includes(step.id) && !joinIsSatisfied(step, marking)) return 'idle'
  if (attemptsLeft(step, marking) > 0) return 'enabled'
  return step.exhausted === null ? 'failed' : 'exhausted'
}

/** The starts a step still has; never negative. */
export function attemptsLeft({ id, step }: NetStep, marking: Marking): number {
  return Math.max(0, step.attempts + countOf(marking.granted, id) - countOf(marking.starts, id))
}

/** The steps that can start now, in the order of the file. */
export function enabled(net: Net, marking: Marking): string[] {
  return stepsThatAre('enabled', net, marking)
}

/** The steps whose attempts are used up with nowhere to go: each waits for a person's retry. */
export function failed(net: Net, marking: Marking): string[] {
  return stepsThatAre('failed', net, marking)
}

/** Whether the net has ended: a token reached END. */
export function isFinished(marking: Marking): boolean {
  return marking.ended > 0
}

/** Whether nothing can ever happen again although the net has not ended. A sound net never gets here. */
export function isStuck(net: Net, marking: Marking): boolean {
  if (isFinished(marking)) return false
  return touched(net, marking).every((step) => stepStatus(step, marking) === 'idle')
}

/** The slots whose tokens a start of the step would take; null while its join waits. */
export function slotsToTake({ step, inputs }: NetStep, { tokens }: Marking): readonly string[] | null {
  if (inputs.length === 0) return null
  if (step.join === 'and') return inputs.every((slot) => countOf(tokens, slot) > 0) ? inputs : null
  const first = inputs.find((slot) => countOf(tokens, slot) > 0)
  return first === undefined ? null : [first]
}

/** A count by name; a name may be any word, also one that every object has. */
export function countOf(counts: Readonly<Record<string, number>>, name: string): number {
  return Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0
}

/** The steps that work lies at or before, in the order of the file: all others are idle. */
export function touched(net: Net, { tokens, running, held }: Marking): readonly NetStep[] {
  const steps = new Set<NetStep>()
  for (const slot of Object.keys(tokens)) for (const step of net.readers.get(slot) ?? []) steps.add(step)
  for (const id of [...running, ...held]) {
    const step = net.steps.get(id)
    if (step !== undefined) steps.add(step)
  }
  return [...steps].toSorted((one, other) => one.order - other.order)
}

function joinIsSatisfied(step: NetStep, marking: Marking): boolean {
  return slotsToTake(step, marking) !== null
}

function stepsThatAre(status: StepStatus, net: Net, marking: Marking): string[] {
  return touched(net, marking)
    .filter((step) => stepStatus(step, marking) === status)
    .map(({ id }) => id)
}
