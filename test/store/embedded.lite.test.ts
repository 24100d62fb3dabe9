import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbedded } from '../../src/store/open-embedded.ts'
import { batchOf, claimNew, openNode, start } from '../support/store-fixture.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'g1 store-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('what was stored in a folder is there when it is opened again', async () => {
  const place = join(folder, 'a', 'b c')
  const first = await openEmbedded(place)
  const held = await claimNew(first, await openNode(first))
  await first.append([batchOf(held)])
  await first.close()
  await first.close() // closing twice is no error
  const second = await openEmbedded(place)
  expect((await second.readEvents(held.runId, start, 10)).map((stored) => stored.type)).toEqual([
    'OwnerChanged',
    'StepStarted',
  ])
  await second.close()
})
