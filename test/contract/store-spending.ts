import { describe, expect, test } from 'vitest'
import type { Reservation } from '../../src/core/store/day-spending.ts'
import type { Store } from '../../src/core/store/store.ts'

/** What is left below a cap that lies so much above what the day has cost so far. */
async function capAbove(store: Store, room: number): Promise<number> {
  const { spent, reserved } = await store.spending.today()
  return spent + reserved + room
}

async function hold(store: Store, amount: number, cap: number | null): Promise<Reservation | null> {
  return (await store.spending.reserve(amount, cap)).held
}

/** Money of a day: what is held, settled, and never more than the cap. */
export function spendingContract(store: () => Store): void {
  describe('the money of a day', () => {
    test('is held before a call and settled after it, on the same day', async () => {
      const before = await store().spending.today()
      const held = await hold(store(), 5_000_000_000, null)
      expect(held).toEqual({ day: before.day, amount: 5_000_000_000 })
      expect(await store().spending.today()).toEqual({ ...before, reserved: before.reserved + 5_000_000_000 })
      if (held !== null) await store().spending.settle(held, 1_234_567_891)
      expect(await store().spending.today()).toEqual({ ...before, spent: before.spent + 1_234_567_891 })
      expect(before.day).toMatch(/^\d{4}-\d\d-\d\d$/)
    })

    test('does not exceed the cap, however many nodes reserve at once', async () => {
      const cap = await capAbove(store(), 10_000)
      const held = await Promise.all(Array.from({ length: 50 }, () => hold(store(), 999, cap)))
      expect(held.filter((one) => one !== null)).toHaveLength(10)
      const { spent, reserved } = await store().spending.today()
      expect(spent + reserved).toBe(cap - 10)
      for (const one of held) if (one !== null) await store().spending.settle(one, 0)
    })

    test('fits to the last billionth and not beyond; what is refused holds nothing and says how much there is', async () => {
      const cap = await capAbove(store(), 7)
      const before = await store().spending.today()
      expect(await store().spending.reserve(8, cap)).toEqual({ held: null, today: before })
      const held = await hold(store(), 7, cap)
      expect(held).not.toBeNull()
      expect(await hold(store(), 1, cap)).toBeNull()
      // What costs nothing fits always.
      expect(await hold(store(), 0, cap)).not.toBeNull()
      if (held !== null) await store().spending.settle(held, 7)
      expect(await hold(store(), 1, cap)).toBeNull()
    })

    test('is not there at all under a cap that is smaller than one call, on the first call of a day too', async () => {
      expect(await hold(store(), 2, 1)).toBeNull()
    })
  })
}
