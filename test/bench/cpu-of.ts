import { readdir, readFile } from 'node:fs/promises'

const ticksPerSecond = 100

/** Processor seconds that a process and its children (as they are now) have used. Linux only. */
export async function cpuOf(pid: number): Promise<number> {
  const stats = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')),
  )
  const rows = stats.filter((text) => text !== '').map((text) => text.slice(text.lastIndexOf(')') + 2).split(' '))
  const ids = stats.filter((text) => text !== '').map((text) => Number(text.split(' ')[0]))
  const mine = rows.filter((row, index) => ids[index] === pid || Number(row[1]) === pid)
  // user, system, and those of children that have ended, in clock ticks
  return (
    mine.reduce((sum, row) => sum + [11, 12, 13, 14].reduce((ticks, at) => ticks + Number(row[at] ?? 0), 0), 0) /
    ticksPerSecond
  )
}
