import { afterAll, describe } from 'vitest'
import { openEmbedded } from '../../../src/store/open-embedded.ts'
import { actorNodeContract } from '../../contract/actor-node.ts'

const store = openEmbedded(null)
afterAll(async () => (await store).close())

describe('a node on PGlite', () => actorNodeContract(() => store))
