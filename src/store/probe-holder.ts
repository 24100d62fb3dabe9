import { connect } from 'node:net'
import { z } from 'zod'

/** A process that has shown itself in a folder. */
export interface Holder {
  readonly pid: number | null
  /** Where its API answers; null: it has not said so. */
  readonly url: string | null
  /** `looking`: it wants the folder and does not have it yet. */
  readonly state: 'looking' | 'holding'
}

const answer = z.object({
  pid: z.number(),
  url: z.string().nullable(),
  since: z.string(),
  state: z.enum(['looking', 'holding']),
})

/** A holder that is too busy to answer still holds. */
const patience = 2_000
const silent: Holder = { pid: null, url: null, state: 'holding' }

/** Asks the process behind a socket who it is; null: there is none, the socket is left over. */
export async function probe(path: string): Promise<Holder | null> {
  // An answer that breaks off before its first byte comes from a process that is just ending: the next attempt is
  // refused, or somebody else answers.
  for (let attempt = 0; attempt < 3; attempt++) {
    const holder = await ask(path)
    if (holder !== 'broke_off') return holder
  }
  return silent
}

function ask(path: string): Promise<Holder | null | 'broke_off'> {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(path)
    const end = (holder: Holder | null | 'broke_off'): void => {
      socket.destroy()
      resolve(holder)
    }
    socket.setEncoding('utf8')
    socket.setTimeout(patience, () => end(silent))
    socket.on('data', (chunk) => {
      said += String(chunk)
    })
    socket.on('end', () => end(said === '' ? 'broke_off' : parse(said)))
    socket.on('error', (error) => end(isGone(error) ? null : 'broke_off'))
  })
}

const isGone = (error: Error): boolean => 'code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ENOENT')

function parse(said: string): Holder {
  try {
    return answer.parse(JSON.parse(said))
  } catch {
    return silent
  }
}
