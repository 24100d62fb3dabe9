import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiFixture, startApi } from '../graphql/support/api-fixture.ts'
import { RecordedRun, untilApproval } from '../graphql/support/sample-run.ts'
import { contract, errorCodes } from './contract.ts'
import { fuzz } from './fuzz.ts'
import { gather } from './material.ts'
import { groupsOf } from './report.ts'
import { Verdict } from './verdict.ts'

const seed = Number(process.env['G1_SEED'] ?? Date.now() % 1_000_000)

let fixture: ApiFixture
beforeAll(async () => {
  fixture = await startApi()
  const { api, node } = fixture
  const run = await RecordedRun.begin(api, node)
  await run.append(untilApproval)
})
afterAll(() => fixture.close())

// Ten seconds, where nothing else goes on.
test(`nothing that is sent to the API is answered otherwise than it should be (seed ${seed})`, {
  timeout: 120_000,
}, async () => {
  const { server, faults } = fixture
  const target = {
    url: server.url,
    schema: contract,
    material: await gather(server.url),
    verdict: new Verdict(errorCodes),
  }
  const result = await fuzz(target, { seed, count: 2_000, concurrency: 12 })
  expect(groupsOf(result.faults)).toEqual([])
  expect(faults).toEqual([])
  await expect.poll(() => server.figures().subscriptions, { timeout: 5_000 }).toBe(0)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
})
