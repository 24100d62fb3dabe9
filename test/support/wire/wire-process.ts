import { atNumbers, bySeed } from './misbehaviour.ts'
import { startWire } from './start-wire.ts'
import type { ModelModule, ProcessOptions } from './start-wire-process.ts'

// A model server in a process of its own, so that it outlives every node: it says where it listens, and ends with its parent.
const { model, misbehave, ...options } = JSON.parse(process.env['WIRE'] ?? '') as ProcessOptions
const { answers } = (await import(model.module)) as ModelModule
const wire = await startWire({
  ...options,
  answer: await answers(model.options ?? null),
  misbehave: misbehave === undefined ? () => null : 'seed' in misbehave ? bySeed(misbehave) : atNumbers(misbehave),
})
process.on('disconnect', () => process.exit(0))
process.send?.(wire.url)
