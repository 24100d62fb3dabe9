import { afterAll, describe } from 'vitest'
import { openEmbedded } from '../../../src/store/open-embedded.ts'
import { runControlContract } from '../../contract/run-control.ts'

const store = openEmbedded(null)
afterAll(async () => (await store).close())

describe('control of runs on PGlite', () => runControlContract(() => store, 6))
