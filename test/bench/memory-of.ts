import { readFile } from 'node:fs/promises'

/** Bytes of memory that a process holds at the moment. Linux only. */
export async function memoryOf(pid: number): Promise<number> {
  return kilobytesIn(await readFile(`/proc/${pid}/status`, 'utf8'), 'VmRSS') * 1_024
}

/** Bytes that this machine could still give away. */
export async function memoryLeft(): Promise<number> {
  return kilobytesIn(await readFile('/proc/meminfo', 'utf8'), 'MemAvailable') * 1_024
}

function kilobytesIn(text: string, name: string): number {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]
  if (found === undefined) throw new Error(`Found no ${name} in /proc, expected a Linux that tells it.`)
  return Number(found)
}
