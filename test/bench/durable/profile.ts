import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

const shown = 25
/** What V8 counts as waiting. */
const idle = new Set(['(idle)', '(root)'])

/** Where a program's process spent its time: the functions that took most by themselves, with their share of the busy time. */
export async function topFunctions(folder: string): Promise<readonly object[]> {
  const [file] = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'))
  if (file === undefined) throw new Error(`Found no profile in ${folder}, expected the program to have written one.`)
  const profile = JSON.parse(await readFile(join(folder, file), 'utf8')) as CpuProfile
  const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]))
  const micros = new Map<string, number>()
  for (const [index, sample] of profile.samples.entries()) {
    const name = names.get(sample) ?? '?'
    micros.set(name, (micros.get(name) ?? 0) + (profile.timeDeltas[index] ?? 0))
  }
  const busy = [...micros].filter(([name]) => !idle.has(name))
  const total = busy.reduce((sum, [, one]) => sum + one, 0)
  return busy
    .sort(([, a], [, b]) => b - a)
    .slice(0, shown)
    .map(([name, one]) => ({ function: name, '% of busy time': ((one / total) * 100).toFixed(1) }))
}

function nameOf({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const place = url.split(/node_modules\/|\/src\//).at(-1) ?? ''
  return place === '' ? functionName : `${functionName || '(anonymous)'} ${place}:${lineNumber + 1}`
}
