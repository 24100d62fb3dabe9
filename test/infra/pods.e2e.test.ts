import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { openPods } from '../../scripts/pods/pods.ts'
import { watchThroughKills } from '../../scripts/pods/watch-through-kills.ts'
import { createClient } from '../../src/client/create-client.ts'
import { cloneDatabase } from '../support/database.ts'
import { upTo, watchToEnd } from '../support/run-log.ts'
import { withServer } from '../support/with-server.ts'

withServer('on Postgres', inject('postgres'), (postgres) => {
  withServer('and Redis', inject('redis'), (redisUrl) => {
    test('whoever watches a run misses nothing when its pod is killed, and the pod that serves them', {
      timeout: 180_000,
    }, async () => {
      const scratch = await mkdtemp(join(tmpdir(), 'g1-pods-'))
      await chmod(scratch, 0o755)
      const pods = await openPods({ databaseUrl: await cloneDatabase(postgres), redisUrl, scratch })
      try {
        const said: string[] = []
        const { id, status, seqs, lastSeq, killed } = await watchThroughKills(pods, (line) => said.push(line))
        expect({ status, killed }, said.join('\n')).toEqual({
          status: 'COMPLETED',
          killed: ['owns the run', 'serves the watcher'],
        })
        expect(seqs).toEqual(upTo(lastSeq))
        const { front, key } = pods
        const headers = { authorization: `Bearer ${key}` }
        const later = await watchToEnd(createClient({ url: front.url, headers, transport: 'sse' }), id)
        expect(later.map(({ seq }) => seq)).toEqual(seqs)
      } finally {
        await pods.close()
        await rm(scratch, { recursive: true, force: true })
      }
    })
  })
})
