import { afterAll, describe } from 'vitest'
import { openEmbedded } from '../../../src/store/open-embedded.ts'
import { actorRecoveryContract } from '../../contract/actor-recovery.ts'

const store = openEmbedded(null)
afterAll(async () => (await store).close())

describe('recovery on PGlite', () => actorRecoveryContract(() => store))
