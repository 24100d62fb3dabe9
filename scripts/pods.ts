import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../test/support/free-port.ts'
import { startPostgres } from '../test/support/postgres-cluster.ts'
import { startRedis } from '../test/support/redis-process.ts'
import { openPods } from './pods/pods.ts'
import { watchThroughKills, type Watched } from './pods/watch-through-kills.ts'

/**
 * What deleting pods does to whoever watches: starts the parts of `infra/compose.yaml` as processes, kills the pod that
 * owns a run and then the one that serves the watcher, and shows the watcher's log. `npm run pods -- 3`: three runs.
 */
const runs = Number(process.argv[2] ?? 1)
const scratch = await mkdtemp(join(tmpdir(), 'g1-pods-'))
await chmod(scratch, 0o755)
const closers: (() => Promise<unknown>)[] = [() => rm(scratch, { recursive: true, force: true })]
try {
  const postgres = await startPostgres({ fsync: true })
  closers.push(() => postgres.stop())
  const redis = await startRedis(await freePort())
  if (redis === null) throw new Error('Found no redis-server on this machine; install the package redis-server.')
  closers.push(() => redis.stop())
  const pods = await openPods({ databaseUrl: postgres.url('postgres'), redisUrl: redis.url, scratch })
  closers.push(() => pods.close())
  console.log(`${pods.pods.map(({ name }) => name).join(' and ')} behind ${pods.front.name}, Postgres and Redis`)
  for (let run = 1; run <= runs; run += 1) {
    const watched = await watchThroughKills(pods, console.log)
    console.log(`run ${run}: ${verdict(watched)}\n`)
  }
} finally {
  for (const close of closers.toReversed()) await close()
}

function verdict({ status, seqs, lastSeq, killed }: Watched): string {
  const isWhole = seqs.length === lastSeq && seqs.every((seq, index) => seq === index + 1)
  if (!isWhole || status !== 'COMPLETED' || killed.length < 2) process.exitCode = 1
  const seen = isWhole ? `1 to ${lastSeq}, each once` : `not 1 to ${lastSeq} each once: ${seqs.join(' ')}`
  return `${status}; killed: ${killed.join(', ')}; events seen: ${seen}`
}
