import { fileURLToPath } from 'node:url'
import type { Brain } from '../../../src/brain/brain.ts'
import { openBrain } from '../../../src/brain/open-brain.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** The folder of a brain among the fixtures. */
export const brainFixture = (name: string): string => at(`test/fixtures/brains/${name}`)

/** The brain that the product comes with. */
export const builtInBrain = (): Promise<Brain> => openBrain(at('brain'))
