import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quantile } from './quantiles.ts'

const page = Buffer.alloc(8_192, 1)
const pages = 2_000
const forMs = 1_000

/**
 * What a durable write costs where the databases of the benchmarks lie: a page of 8 KB written over and over, alone and
 * with fdatasync, as Postgres does at a commit. Where the two are alike, the disk only says that it has written.
 */
export async function fsyncCost(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'g1-bench-fsync-'))
  const file = await open(join(folder, 'pages'), 'w')
  try {
    await file.write(Buffer.alloc(pages * page.length))
    await file.sync()
    const alone = await writing(file, false)
    const synced = await writing(file, true)
    const real = quantile(synced, 0.5) > quantile(alone, 0.5) * 2
    return (
      `write ${micros(alone, 0.5)} µs, write + fdatasync ${micros(synced, 0.5)} µs (p99 ${micros(synced, 0.99)} µs): ` +
      (real ? 'it waits for the disk' : 'it does NOT wait for the disk, so the figures say little about durability')
    )
  } finally {
    await file.close()
    await rm(folder, { recursive: true })
  }
}

const micros = (samples: readonly number[], q: number): string => (quantile(samples, q) * 1_000).toFixed(0)

async function writing(file: Awaited<ReturnType<typeof open>>, sync: boolean): Promise<readonly number[]> {
  const samples: number[] = []
  const end = performance.now() + forMs
  for (let began = performance.now(); began < end; began = performance.now()) {
    await file.write(page, 0, page.length, (samples.length % pages) * page.length)
    if (sync) await file.datasync()
    samples.push(performance.now() - began)
  }
  return samples
}
