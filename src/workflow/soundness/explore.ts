import type { AbstractNet, Firing } from './abstract-net.ts'

/** The states explored before a net counts as too large to check; a fraction of a second of work. */
export const mostStates = 50_000

/** A firing that broke a rule: which tokens it left behind at END, or on which slots a second token fell. */
export interface Breach {
  readonly firing: Firing
  readonly slots: bigint
}

/** Everything reachable from the start. States behind a breach are not explored. */
export interface Exploration {
  readonly states: readonly bigint[]
  readonly next: readonly (readonly number[])[]
  /** Whether END, or a breach, is one firing away. */
  readonly leaves: readonly boolean[]
  readonly fired: ReadonlySet<string>
  /** The slots that some firing gave a token. */
  readonly given: bigint
  readonly leftBehind: readonly Breach[]
  readonly twoTokens: readonly Breach[]
  readonly tooLarge: boolean
}

/** Visits every reachable state breadth first, at most `limit` of them. A state is the set of slots with a token. */
export function explore({ firings, initial }: AbstractNet, limit: number = mostStates): Exploration {
  const states: bigint[] = [initial]
  const index = new Map<bigint, number>([[initial, 0]])
  const next: number[][] = []
  const leaves: boolean[] = []
  const fired = new Set<string>()
  let given = 0n
  const leftBehind: Breach[] = []
  const twoTokens: Breach[] = []

  const indexOf = (state: bigint): number => {
    const known = index.get(state)
    if (known !== undefined) return known
    index.set(state, states.length)
    return states.push(state) - 1
  }
  for (let at = 0; at < states.length && states.length <= limit; at++) {
    const state = states[at] ?? 0n
    const targets = new Set<number>()
    let leavesHere = false
    for (const firing of firings) {
      if ((state & firing.takes) !== firing.takes) continue
      fired.add(firing.step)
      given |= firing.gives
      const kept = state & ~firing.takes
      const doubled = kept & firing.gives
      if (doubled !== 0n) twoTokens.push({ firing, slots: doubled })
      else if (firing.ends && (kept | firing.gives) !== 0n) leftBehind.push({ firing, slots: kept | firing.gives })
      else if (!firing.ends) {
        targets.add(indexOf(kept | firing.gives))
        continue
      }
      leavesHere = true
    }
    next.push([...targets])
    leaves.push(leavesHere)
  }
  return { states, next, leaves, fired, given, leftBehind, twoTokens, tooLarge: states.length > limit }
}

/** For each state whether one that `isGoal` can be reached from it. */
export function canReach({ states, next }: Exploration, isGoal: (at: number) => boolean): boolean[] {
  const before: number[][] = states.map(() => [])
  for (const [at, targets] of next.entries()) for (const target of targets) before[target]?.push(at)
  const reached = states.map((_, at) => isGoal(at))
  const queue = states.flatMap((_, at) => (isGoal(at) ? [at] : []))
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const earlier of before[at] ?? []) {
      if (reached[earlier] === true) continue
      reached[earlier] = true
      queue.push(earlier)
    }
  }
  return reached
}
