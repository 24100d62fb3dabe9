import { afterAll, beforeAll } from 'vitest'
import type { Store } from '../../src/core/store/store.ts'
import { openEmbedded } from '../../src/store/open-embedded.ts'
import { apiKeyContract } from '../contract/store-api-keys.ts'

let store: Store
beforeAll(async () => {
  store = await openEmbedded(null)
})
afterAll(() => store.close())

apiKeyContract(() => store)
