import { afterAll, beforeAll, describe } from 'vitest'
import type { Store } from '../../../src/core/store/store.ts'
import { openEmbedded } from '../../../src/store/open-embedded.ts'
import { runControlContract } from '../../contract/run-control.ts'

let store: Store
beforeAll(async () => {
  store = await openEmbedded(null)
})
afterAll(() => store.close())

describe('control of runs on PGlite', () => runControlContract(() => Promise.resolve(store), 6))
