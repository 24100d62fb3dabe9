import { randomBytes } from 'node:crypto'
import { access, constants, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { z } from 'zod'
import { InvalidInput, messageOf } from '../../core/errors.ts'
import { type Cassette, cassetteSchema } from './cassette.ts'

const unzip = promisify(gunzip)

/** Makes the folder where it is not there yet. Throws InvalidInput where no cassette could be kept in it. */
export async function openCassetteFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    await access(dir, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new InvalidInput(
      `At ${dir}: found ${messageOf(error)}, expected a folder that recordings can be written to; name another with --record or G1_RECORD.`,
      ['G1_RECORD'],
    )
  }
}

/**
 * Keeps one more cassette in a folder, whole or not at all. Names sort by time: `20261120T143000123Z-specification-….json`.
 * What is recorded is for the eyes of its user alone (0600): it has the whole of their requirements in it.
 */
export async function keepCassette(dir: string, cassette: Cassette): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const time = cassette.at.replaceAll(/[-:.]/g, '')
  const contract = cassette.request.contract.id.replaceAll(/[^\w-]/g, '_')
  const name = `${time}-${contract}-${randomBytes(4).toString('hex')}.json`
  const partial = join(dir, `.${name}.part`)
  await writeFile(partial, `${JSON.stringify(cassette, null, 1)}\n`, { mode: 0o600 })
  await rename(partial, join(dir, name))
}

/** A cassette with the name of its file. */
export interface KeptCassette extends Cassette {
  readonly file: string
}

/** Every cassette of a folder (`.json`, `.json.gz`), oldest first. Throws InvalidInput for one that cannot be read. */
export async function readCassettes(dir: string): Promise<readonly KeptCassette[]> {
  const names = await readdir(dir).catch((error: unknown) => {
    throw refused(dir, messageOf(error), 'a folder of cassettes')
  })
  const files = names.filter((name) => !name.startsWith('.') && /\.json(\.gz)?$/.test(name)).toSorted()
  if (files.length === 0) throw refused(dir, 'no cassette', 'some, as "g1 build --record" leaves them')
  const cassettes = await Promise.all(files.map((file) => readCassette(dir, file)))
  return cassettes.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

async function readCassette(dir: string, file: string): Promise<KeptCassette> {
  const path = join(dir, file)
  try {
    const bytes = await readFile(path)
    const text = (path.endsWith('.gz') ? await unzip(bytes) : bytes).toString('utf8')
    return { file, ...cassetteSchema.parse(JSON.parse(text)) }
  } catch (error) {
    throw refused(path, error instanceof z.ZodError ? firstOf(error) : messageOf(error), 'a cassette of this version')
  }
}

/** The first thing that is wrong is enough: a file of something else has everything wrong. */
const firstOf = ({ issues: [first] }: z.ZodError): string =>
  `nothing of use as ${first?.path.join('.') || 'the whole'} (${first?.message})`

const refused = (path: string, found: string, expected: string): InvalidInput =>
  new InvalidInput(`At ${path}: found ${found}, expected ${expected}; correct G1_REPLAY, or record anew.`, [
    'G1_REPLAY',
  ])
