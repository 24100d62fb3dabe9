import type { AbstractNet, Firing } from './abstract-net.ts'

/** A smaller net that is sound exactly when the first is; `passed` says on which slot a left-out step's work falls. */
export interface FusedNet extends AbstractNet {
  readonly passed: ReadonlyMap<string, bigint>
}

/**
 * Leaves out every step that only hands work from one edge to the next (Murata's fusion of series places), because
 * long parallel ways multiply the states without adding a choice.
 */
export function fuseSequences(net: AbstractNet): FusedNet {
  const passed = new Map<string, bigint>()
  let firings: readonly Firing[] = net.firings
  for (const step of new Set(net.firings.map((firing) => firing.step))) {
    const own = firings.filter((firing) => firing.step === step)
    const [only] = own
    if (only === undefined || own.length > 1 || !isHandover(net, only)) continue
    const { takes: before, gives: after } = only
    firings = firings
      .filter((firing) => firing !== only)
      .map((firing) => ({ ...firing, gives: move({ set: firing.gives, before, after }) }))
    for (const [left, slot] of passed) passed.set(left, move({ set: slot, before, after }))
    passed.set(step, after)
  }
  return { ...net, firings, passed }
}

/** One edge in, one edge out, and neither is shared with another step (places may be). */
function isHandover({ slots, initial }: AbstractNet, { takes, gives, ends }: Firing): boolean {
  if (ends || takes === gives || takes === initial) return false
  return [takes, gives].every((set) => {
    const at = slots.findIndex((_, index) => set === 1n << BigInt(index))
    return slots[at] !== undefined && !slots[at].startsWith('@')
  })
}

function move({ set, before, after }: { set: bigint; before: bigint; after: bigint }): bigint {
  return (set & before) === 0n ? set : (set & ~before) | after
}
