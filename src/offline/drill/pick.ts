/** One of several things, chosen by a seed; null where there are none. */
export function pick<Item>(items: readonly Item[], seed: number): Item | null {
  return items[Math.abs(Math.trunc(seed)) % Math.max(1, items.length)] ?? null
}
