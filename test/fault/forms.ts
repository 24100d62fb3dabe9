import type { FaultRunOptions } from './fault-run.ts'
import type { ModelsRunOptions } from './models-run.ts'

type Form = Omit<FaultRunOptions, 'seed' | 'say'>

/** For every build. */
export const shortForm: Form = {
  kills: 20,
  going: 300,
  ttlMs: 1_500,
  everyMs: 900,
  stallMs: 3_000,
  stormMs: 180_000,
  calmMs: 120_000,
}

/** For a night, or before a release. */
export const longForm: Form = {
  kills: 300,
  going: 300,
  ttlMs: 4_000,
  everyMs: 2_500,
  stallMs: 15_000,
  stormMs: 60 * 60_000,
  calmMs: 300_000,
}

/** Calls of models while nodes are killed. */
export const modelsForm: Omit<ModelsRunOptions, 'seed' | 'kills' | 'say'> = {
  going: 24,
  ttlMs: 2_000,
  everyMs: 600,
  calmMs: 90_000,
}
