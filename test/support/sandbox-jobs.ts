import { createHash } from 'node:crypto'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const everyMs = 20
const mostMs = 15_000

/** How the paths of a data folder's jobs are known: where they belong, or below /tmp where that is closed to others. */
function marksOf(dataDir: string): readonly string[] {
  const root = resolve(dataDir, 'jobs')
  const moved = createHash('sha256').update(root).digest('hex').slice(0, 16)
  return [`${basename(dataDir)}/jobs/`, `g1-jobs-${moved}/`]
}

/**
 * Processes that live in a sandbox of this data folder. A confined process shows neither in its command line nor in its
 * working directory where it belongs, but in what is mounted for it; the others show it in one of those.
 */
async function jobsOf(dataDir: string): Promise<readonly string[]> {
  const marks = marksOf(dataDir)
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    pids.map(async (pid) => {
      const read = (file: string): Promise<string> => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')
      const [line, mounts, cwd] = await Promise.all([
        read('cmdline'),
        read('mountinfo'),
        readlink(`/proc/${pid}/cwd`).catch(() => ''),
      ])
      const places = [line, mounts.replaceAll('\\040', ' '), `${cwd}/`]
      const lives = marks.some((mark) => places.some((place) => place.includes(mark)))
      return lives ? [`${pid} ${line.replaceAll('\0', ' ')}`] : []
    }),
  )
  return found.flat()
}

/** Waits until a job runs. Throws when none came. */
export async function jobsThere(dataDir: string): Promise<void> {
  const jobs = await settled(dataDir, (found) => found.length > 0)
  if (jobs.length === 0) throw new Error('Found no job, expected one to run.')
}

/** Waits until the last process of every job is gone; what is there after a while stays, and is returned. */
export const jobsLeft = (dataDir: string): Promise<readonly string[]> => settled(dataDir, (found) => found.length === 0)

async function settled(dataDir: string, holds: (jobs: readonly string[]) => boolean): Promise<readonly string[]> {
  const until = performance.now() + mostMs
  for (;;) {
    const jobs = await jobsOf(dataDir)
    if (holds(jobs) || performance.now() > until) return jobs
    await pause(everyMs)
  }
}
