import type { Net } from '../compile-workflow.ts'

/** Who brings a token to a slot, in words: a step, a place, or the start of the plan. */
export function bringerOf(net: Net, slot: string): string {
  if (slot === net.startSlot) return 'the start of the plan'
  if (slot.startsWith('@')) return `the place "${slot.slice(1)}"`
  return `"${slot.slice(0, slot.indexOf('->'))}"`
}

/** Where a token on a slot waits, in words. */
export function waiterAt(slot: string): string {
  return slot.startsWith('@') ? `the place "${slot.slice(1)}"` : `"${slot.slice(slot.indexOf('->') + 2)}"`
}

/** `"a", "b" and "c"`. */
export function listed(names: readonly string[]): string {
  const unique = [...new Set(names)]
  return unique.length < 2 ? unique.join('') : `${unique.slice(0, -1).join(', ')} and ${unique.at(-1) ?? ''}`
}
