import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, stat, unlink } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { InvalidInput } from '../core/errors.ts'
import { FolderLocked } from '../core/store/errors.ts'
import { type Holder, probe } from './probe-holder.ts'

/** Holds a folder until it is released or the process ends, however it ends. */
export interface FolderLock {
  /** Says where the API of this process answers, to whoever finds the folder locked. */
  announce(url: string): void
  release(): Promise<void>
}

const isLock = (name: string): boolean => /^lock-[0-9a-f]{8}\.sock$/.test(name)
/** The longest path that every system takes for a Unix socket, in bytes. */
const pathLimit = 103
const attempts = 50

/**
 * Takes the folder for this process alone; makes it where it is missing. Throws FolderLocked where another holds it.
 *
 * Every process first shows itself (it listens on a socket of its own in the folder) and then looks for others. Of two
 * that come at once at least one sees the other, so at most one goes on (Dekker's rule); two that are both still
 * looking draw back and try again. A socket that refuses connections belongs to a process that ended: whoever sees it
 * removes it, and draws back only after that. So whoever has seen nobody, and then still finds its own socket in
 * place, cannot lose it any more.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (let attempt = 1; ; attempt++) {
    const shown = await show(folder)
    try {
      const others = await lookAround(shown)
      if (others.length === 0 && (await isThere(shown.path))) return hold(shown)
      const holder = others.find((other) => other.state === 'holding')
      if (holder !== undefined || attempt === attempts)
        throw new FolderLocked(folder, holder ?? { pid: others[0]?.pid ?? null, url: null })
      await withdraw(shown)
    } catch (error) {
      await withdraw(shown)
      throw error
    }
    await pause(Math.random() * 20 * Math.min(attempt, 10))
  }
}

/** Who holds the folder at the moment, without taking it; null: nobody. */
export async function folderHolder(folder: string): Promise<Holder | null> {
  const directory = await reach(folder).catch(() => null)
  if (directory === null) return null
  try {
    const names = (await readdir(folder)).filter(isLock)
    const found = await Promise.all(names.map((name) => probe(join(directory.path, name))))
    return found.find((holder) => holder?.state === 'holding') ?? null
  } finally {
    await directory.close()
  }
}

interface Shown {
  readonly directory: Reached
  readonly name: string
  readonly path: string
  readonly server: Server
  readonly self: { state: Holder['state']; url: string | null }
}

async function show(folder: string): Promise<Shown> {
  const directory = await reach(folder)
  const name = `lock-${randomUUID().slice(0, 8)}.sock`
  const path = join(directory.path, name)
  const self: Shown['self'] = { state: 'looking', url: null }
  const since = new Date().toISOString()
  const server = createServer((socket) => {
    socket.on('error', () => undefined) // whoever asked went away
    const answer = JSON.stringify({ pid: process.pid, url: self.url, since, state: self.state })
    socket.end(`${answer}\n`, () => socket.destroy()) // one who does not hang up must not hold up the release
  })
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ path, exclusive: true }, resolve)
    })
  } catch (error) {
    await directory.close()
    throw error
  }
  server.unref()
  return { directory, name, path, server, self }
}

async function lookAround(shown: Shown): Promise<readonly Holder[]> {
  const names = (await readdir(shown.directory.path)).filter((name) => isLock(name) && name !== shown.name)
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(shown.directory.path, name)
      const holder = await probe(path)
      if (holder === null) await unlink(path).catch(() => undefined)
      return holder
    }),
  )
  return found.filter((holder) => holder !== null)
}

async function withdraw({ server, directory }: Shown): Promise<void> {
  if (!server.listening) return
  await new Promise((resolve) => server.close(resolve)) // removes the socket from the folder
  await directory.close()
}

function hold(shown: Shown): FolderLock {
  shown.self.state = 'holding'
  return {
    announce: (url) => {
      shown.self.url = url
    },
    release: () => withdraw(shown),
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

interface Reached {
  readonly path: string
  readonly close: () => Promise<void>
}

/** A way to the folder that is short enough for a socket: where its name is too long, through an open descriptor. */
async function reach(folder: string): Promise<Reached> {
  const room = pathLimit - '/lock-01234567.sock'.length
  if (Buffer.byteLength(folder) <= room) return { path: folder, close: async () => {} }
  if (process.platform !== 'linux')
    throw new InvalidInput(
      `Found a folder name of ${Buffer.byteLength(folder)} bytes, expected at most ${room}; choose a shorter one with G1_DATA.`,
      ['G1_DATA'],
    )
  const handle = await open(folder, 'r')
  return { path: `/proc/self/fd/${handle.fd}`, close: () => handle.close() }
}
