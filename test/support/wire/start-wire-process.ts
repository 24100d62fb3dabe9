import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Json } from '../../../src/core/json.ts'
import type { BadDays, Misbehaviour } from './misbehaviour.ts'
import type { WireOptions } from './wire-options.ts'
import type { WireRecord } from './wire-record.ts'

/** A module that says what the model of a process answers. */
export interface ModelModule {
  readonly answers: (options: Json) => WireOptions['answer'] | Promise<WireOptions['answer']>
}

/** A model server in a process of its own, as it is to be started. */
export interface ProcessOptions extends Omit<WireOptions, 'answer' | 'misbehave' | 'tokensOf'> {
  /** The URL of a ModelModule, and what it is given. */
  readonly model: { readonly module: string; readonly options?: Json }
  readonly misbehave?: BadDays | Readonly<Record<number, Misbehaviour>>
}

/** A model server that no fault of this process, or of a node, reaches. */
export interface WireProcess {
  readonly url: string
  /** `texts`: with bodies and messages. */
  readonly requests: (of?: 'texts') => Promise<readonly WireRecord[]>
  readonly stop: () => Promise<void>
}

/** Starts a model server and waits until it listens. Throws where it cannot be started. */
export async function startWireProcess(options: ProcessOptions): Promise<WireProcess> {
  const { PATH = '' } = process.env
  const child = fork(fileURLToPath(new URL('wire-process.ts', import.meta.url)), {
    env: { PATH, WIRE: JSON.stringify(options) },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (text) => (said += String(text)))
  const ended = once(child, 'exit')
  const failed = ended.then(() => Promise.reject(new Error(`The model server ended before it listened: ${said}`)))
  const [url] = (await Promise.race([once(child, 'message'), failed])) as [string]
  return {
    url,
    requests: async (of) => {
      const response = await fetch(`${url}/requests${of === undefined ? '' : `?${of}`}`)
      return (await response.json()) as readonly WireRecord[]
    },
    stop: async () => {
      child.disconnect()
      await ended
    },
  }
}
