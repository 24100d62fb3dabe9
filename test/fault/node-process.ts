import { readConfig } from '../../src/config.ts'
import type { Store } from '../../src/core/store/store.ts'
import { serve } from '../../src/serve.ts'
import { randomFrom } from './random.ts'
import { shakyBus } from './shaky-bus.ts'
import { noting, witnessed, witnessProvider } from './witness-provider.ts'

// A server as `npm start` runs it, but for one more provider, a shaky bus, and counts that it tells its parent.
const tell = (counted: string): void => void process.send?.(counted)

/** Tells of every batch that was refused: a node that had lost its run tried to write. */
const countingRefused = (store: Store): Store => ({
  ...store,
  append: async (batches) => {
    const outcomes = await store.append(batches)
    for (const outcome of outcomes) if (outcome === 'refused') tell('stale appends refused')
    return outcomes
  },
  ambiguous: async (batch) => {
    const became = await store.ambiguous(batch)
    if (became === 'refused') tell('stale appends refused')
    return became
  },
})

const random = randomFrom(Number(process.env['G1_SEED'] ?? 1))
const witness = witnessProvider(process.env['FAULT_WITNESS'] ?? '')
process.on('disconnect', () => process.exit(1))
process.channel?.unref() // A server that cannot start has nothing to wait for.
await serve(readConfig(process.env), {
  parts: ({ store, bus, providers }) => ({
    store: noting(countingRefused(store)),
    bus: shakyBus(bus, random, tell),
    providers: new Map([...providers, [witness.id, witness]]),
  }),
  performers: witnessed,
})
