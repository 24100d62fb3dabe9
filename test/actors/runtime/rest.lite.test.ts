import { afterAll, describe } from 'vitest'
import { openEmbedded } from '../../../src/store/open-embedded.ts'
import { actorRestContract } from '../../contract/actor-rest.ts'

const store = openEmbedded(null)
afterAll(async () => (await store).close())

describe('rest on PGlite', () => actorRestContract(() => store))
