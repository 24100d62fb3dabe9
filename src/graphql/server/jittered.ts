import { setTimeout as pause } from 'node:timers/promises'

/** Of whom as many go at once at least. */
const batch = 64
const steps = 200
const betweenMs = 25

/** Does something with all, in random order and in batches, so that those who come back do not come all in the same moment. */
export async function jittered<Item>(items: Iterable<Item>, act: (item: Item) => void): Promise<void> {
  const all = shuffled([...items])
  const size = Math.max(batch, Math.ceil(all.length / steps))
  for (let from = 0; from < all.length; from += size) {
    if (from > 0) await pause(betweenMs * (0.5 + Math.random()))
    for (const item of all.slice(from, from + size)) act(item)
  }
}

const shuffled = <Item>(items: readonly Item[]): Item[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
