import type { PlanStepState } from '../api/generated/graphql.ts'
import type { Tone } from '../ui/tone.ts'

/** How a step of a net stands, as far as its drawing shows it. */
export interface StepMark {
  /** Null: nothing is known of it, the net is drawn by itself. */
  readonly state: PlanStepState | null
  readonly started: number
  readonly attempts: number
  /** Of the last attempt. */
  readonly rounds: number
  /** What was found wrong with it. */
  readonly findings: number
}

/** How often each way was gone, named as `wayOf` names it. */
export type Travel = ReadonlyMap<string, Journey>

export interface Journey {
  /** How often work went along it. */
  readonly taken: number
  /** How often of these because something had to be mended. */
  readonly rework: number
}

/** How often work went back along a way. A way that leads on was gone back along only where something had to be mended. */
export const returnsAlong = (journey: Journey, back: boolean): number =>
  back ? Math.max(journey.rework, journey.taken) : journey.rework

/** The tone of a state; a step that waits for a person asks for one. */
export function toneOf(state: PlanStepState | null, waitsForPerson: boolean): Tone {
  switch (state) {
    case 'ENABLED':
      return waitsForPerson ? 'warn' : 'busy'
    case 'RUNNING':
      return waitsForPerson ? 'warn' : 'busy'
    case 'COMPLETED':
      return 'ok'
    case 'FAILED':
      return 'bad'
    case 'IDLE':
    case null:
      return 'idle'
  }
}

/** The marks of now, each the same object as before where nothing of it changed: only changed steps are drawn again. */
export function keepEqual(
  before: ReadonlyMap<string, StepMark>,
  now: ReadonlyMap<string, StepMark>,
): ReadonlyMap<string, StepMark> {
  let same = before.size === now.size
  const kept = new Map<string, StepMark>()
  for (const [name, mark] of now) {
    const old = before.get(name)
    const equal = old !== undefined && keys.every((key) => old[key] === mark[key])
    kept.set(name, equal ? old : mark)
    same &&= equal
  }
  return same ? before : kept
}

const keys = ['state', 'started', 'attempts', 'rounds', 'findings'] as const satisfies readonly (keyof StepMark)[]
