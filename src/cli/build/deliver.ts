import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Client, Delivered } from '../../client/client.ts'
import { G1Error } from '../../core/errors.ts'

/** Thrown when what was downloaded is not what the run delivered. */
class DeliveryBroken extends G1Error {
  readonly code = 'DELIVERY_BROKEN'
}

type Deliverable = NonNullable<Delivered['deliverable']>

/** Writes a deliverable into a folder that is empty or missing. Nothing is put there before everything has arrived. */
export async function deliver(client: Client, deliverable: Deliverable, folder: string): Promise<void> {
  const files = checkedFiles(deliverable, await client.download(deliverable.zipUrl))
  const partial = `${folder}.${randomUUID().slice(0, 8)}.partial`
  try {
    for (const [path, bytes] of files) {
      const place = join(partial, path)
      await mkdir(dirname(place), { recursive: true })
      await writeFile(place, bytes, { flag: 'wx' })
    }
    await mkdir(folder, { recursive: true })
    for (const name of await readdir(partial)) await rename(join(partial, name), join(folder, name))
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}

/** The files of the archive, each held against the hash that the run recorded. */
function checkedFiles({ files }: Pick<Deliverable, 'files'>, archive: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const found = new Map(Object.entries(unzipSync(archive)).filter(([name]) => !name.endsWith('/')))
  const top = topFolder([...found.keys()], new Set(files.map(({ path }) => path)))
  return new Map(
    files.map(({ path, sha256 }) => {
      const bytes = found.get(`${top}${path}`)
      const actual = bytes === undefined ? null : createHash('sha256').update(bytes).digest('hex')
      if (!isSafe(path)) throw broken(`the path "${path}"`, 'one inside the folder')
      if (bytes === undefined || actual !== sha256) throw broken(`${path} with sha256 ${actual ?? 'missing'}`, sha256)
      return [path, bytes]
    }),
  )
}

const broken = (found: string, expected: string): DeliveryBroken =>
  new DeliveryBroken(`Found ${found} in the delivered archive, expected ${expected}; export the run once more.`)

/** Archives may hold everything in one folder, so that unpacking them by hand does not litter. */
function topFolder(names: readonly string[], paths: ReadonlySet<string>): string {
  if (names.every((name) => paths.has(name))) return ''
  const [first = ''] = names
  return first.slice(0, first.indexOf('/') + 1)
}

const isSafe = (path: string): boolean =>
  path !== '' &&
  !path.includes('\\') &&
  !path.includes('\0') &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
