import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { surviveKills } from './kill.ts'
import { randomFrom } from './random.ts'

const seed = Number(process.env['G1_SEED'] ?? Date.now() % 1_000_000)
const requirements =
  'Build a tool library. A tool has a name and a daily fee between 1 and 50. Members borrow tools. Only administrators may add tools.'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'g1 kill-'))
  console.log(`seed ${seed}`)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const expectWhole = (survived: Awaited<ReturnType<typeof surviveKills>>): void => {
  expect(survived.status).toBe('COMPLETED')
  expect(survived.seqs).toEqual(survived.seqs.map((_, index) => index + 1))
  expect(survived.doneTwice).toEqual([])
  expect(survived.leftOver).toEqual([])
}

test('a run on the embedded store outlives kill -9 of its server, twenty times', { timeout: 600_000 }, async () => {
  let kills = 0
  const random = randomFrom(seed)
  for (let round = 0; kills < 20; round += 1) {
    const env = { G1_DATA: join(folder, `lite-${round}`) }
    const survived = await surviveKills({ env, requirements, kills: 20 - kills, random, longestLifeMs: 1_500 })
    expectWhole(survived)
    kills += survived.kills
  }
  expect(kills).toBe(20)
})
