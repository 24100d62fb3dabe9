import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { cloneDatabase } from '../support/database.ts'
import { withServer } from '../support/with-server.ts'
import { randomFrom, surviveKills } from './kill.ts'

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

test('a run on the embedded store outlives kill -9 of its server, twenty times', { timeout: 240_000 }, async () => {
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

withServer('on Postgres', inject('postgres'), (url) => {
  test('runs outlive five of them, each survivor taking over when the lease has run out', {
    timeout: 240_000,
  }, async () => {
    const env = { G1_DATA: join(folder, 'pg'), DATABASE_URL: await cloneDatabase(url), G1_LEASE_TTL_MS: '1000' }
    const random = randomFrom(seed + 1)
    // A run may end before its server is killed: as many as it takes.
    let kills = 0
    while (kills < 5) {
      const survived = await surviveKills({ env, requirements, kills: 5 - kills, random, longestLifeMs: 1_500 })
      expectWhole(survived)
      kills += survived.kills
    }
    expect(kills).toBe(5)
  })
})
