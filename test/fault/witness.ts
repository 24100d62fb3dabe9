import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** One request to the witness: which activity of which run, and when its node began to carry it out. */
export interface Witnessed {
  readonly run: string
  readonly key: string
  /** By the clock of this machine, in milliseconds since 1970, however wrong that of the node is. */
  readonly begunAt: number
}

/** The model server of a fault run: a process of its own, so that no fault reaches it. */
export interface Witness {
  readonly url: string
  readonly requests: () => Promise<readonly Witnessed[]>
  readonly stop: () => Promise<void>
}

export async function startWitness(seed: number): Promise<Witness> {
  const { PATH = '' } = process.env
  const child = fork(fileURLToPath(new URL('witness-process.ts', import.meta.url)), {
    env: { PATH, G1_SEED: String(seed) },
  })
  const [url] = (await once(child, 'message')) as [string]
  return {
    url,
    requests: async () => (await (await fetch(url)).json()) as readonly Witnessed[],
    stop: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
