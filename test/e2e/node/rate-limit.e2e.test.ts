import { expect, onTestFinished, test } from 'vitest'
import { askHttp } from '../../graphql/support/raw-http.ts'
import { codesOf, transportNames, transports } from '../../graphql/support/transports.ts'
import { startNode } from '../../support/node-under-test.ts'

const query = '{ runs(first: 40) { nodes { id } } }'

test('a node lets its callers spend what it is told to, whatever they call it by, and drains all the same', {
  timeout: 120_000,
}, async () => {
  const node = await startNode({ G1_RATE_LIMIT: '100', G1_LOG: 'error' })
  onTestFinished(() => node.close())
  const ask = (name: (typeof transportNames)[number]) => transports[name](node.url, { params: { query } })
  const [first] = [await ask('HTTP'), await ask('SSE')]
  expect(first?.result?.extensions).toMatchObject({ cost: { requested: 41, remaining: 59 } })
  for (const name of transportNames) expect(codesOf(await ask(name)), name).toEqual(['RATE_LIMITED'])
  const { status } = await askHttp(node.url, { path: '/api/runs', headers: { accept: 'application/json' } })
  expect(status).toBe(429)
  expect(await node.server.stop()).toBe(0)
})
