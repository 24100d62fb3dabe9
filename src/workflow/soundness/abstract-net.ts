import type { Exit, Net, NetStep } from '../compile-workflow.ts'

/** One way a step can take and give tokens, as sets of slots (bit i is slot i). Conditions and attempts are left out. */
export interface Firing {
  readonly step: string
  readonly takes: bigint
  readonly gives: bigint
  readonly ends: boolean
}

/** A net in which every choice may go any way: what the checker explores. */
export interface AbstractNet {
  readonly slots: readonly string[]
  readonly firings: readonly Firing[]
  readonly initial: bigint
}

/** Leaves out of a net what depends on data: each condition may hold or not, attempts may run out at any time. */
export function abstractNet(net: Net): AbstractNet {
  const slots = [...new Set([...net.steps.values()].flatMap((step) => [...step.inputs, ...slotsOf(exitsOf(step))]))]
  const bits = new Map(slots.map((slot, index) => [slot, 1n << BigInt(index)]))
  const setOf = (names: readonly string[]): bigint => names.reduce((set, name) => set | (bits.get(name) ?? 0n), 0n)
  const firings = [...net.steps.values()].flatMap((step) =>
    waysIn(step).flatMap((inputs) =>
      waysOut(step).map((exits) => ({
        step: step.id,
        takes: setOf(inputs),
        gives: setOf(slotsOf(exits)),
        ends: exits.some((exit) => exit.slot === null),
      })),
    ),
  )
  return { slots, firings, initial: setOf([net.startSlot]) }
}

/** The names of the slots in a set. */
export function slotsIn({ slots }: AbstractNet, set: bigint): string[] {
  return slots.filter((_, index) => (set & (1n << BigInt(index))) !== 0n)
}

function waysIn({ step, inputs }: NetStep): (readonly string[])[] {
  if (inputs.length === 0) return []
  return step.join === 'and' ? [inputs] : inputs.map((input) => [input])
}

function waysOut(step: NetStep): (readonly Exit[])[] {
  const chosen = step.step.split === 'and' ? [step.exits] : distinct(step.exits).map((exit) => [exit])
  return step.exhausted === null ? chosen : [...chosen, [step.exhausted]]
}

function distinct(exits: readonly Exit[]): Exit[] {
  return [...new Map(exits.map((exit) => [exit.to, exit])).values()]
}

function exitsOf({ exits, exhausted }: NetStep): Exit[] {
  return exhausted === null ? [...exits] : [...exits, exhausted]
}

function slotsOf(exits: readonly Exit[]): string[] {
  return exits.flatMap((exit) => exit.slot ?? [])
}
