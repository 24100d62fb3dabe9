import { afterAll, beforeAll, describe } from 'vitest'
import type { Store } from '../../../src/core/store/store.ts'
import { openEmbedded } from '../../../src/store/open-embedded.ts'
import { actorNodeContract } from '../../contract/actor-node.ts'

let store: Store
beforeAll(async () => {
  store = await openEmbedded(null)
})
afterAll(() => store.close())

describe('a node on PGlite', () => actorNodeContract(() => Promise.resolve(store)))
