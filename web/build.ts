import { existsSync, statSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const root = resolve(import.meta.dirname, '..')
const built = join(root, 'dist/web')
/** What the console is made of. */
const sources = ['web', 'src/client', 'package-lock.json']
const compressed = /\.(js|css|html|svg)$/

/**
 * Builds the console into `dist/web`, unless what is there is newer than all its sources. True: it was built. A build
 * takes its place as a whole: whoever serves or builds it at the same time finds the one or the other.
 */
export async function buildConsole(): Promise<boolean> {
  const document = join(built, 'index.html')
  if (existsSync(document) && statSync(document).mtimeMs >= (await newest())) return false
  await mkdir(dirname(built), { recursive: true })
  const folder = await mkdtemp(`${built}-`)
  const before = `${folder}-before`
  try {
    await bundle(folder)
    await compress(folder)
    await chmod(folder, 0o755)
    await rename(built, before).catch(unless('ENOENT'))
    // Somebody else was faster, with the same sources.
    await rename(folder, built).catch(unless('ENOTEMPTY', 'EEXIST'))
  } finally {
    for (const left of [folder, before]) await rm(left, { recursive: true, force: true })
  }
  return true
}

/** What people get, whoever asks for it: under NODE_ENV=test, as in tests, React would come with all that helps developers. */
async function bundle(outDir: string): Promise<void> {
  const { build } = await import('vite')
  // oxlint-disable node/no-process-env -- it is how Vite and React are told
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    const configFile = join(root, 'web/vite.config.ts')
    await build({ configFile, logLevel: 'warn', build: { outDir, emptyOutDir: true } })
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
  // oxlint-enable node/no-process-env
}

const unless =
  (...codes: readonly string[]) =>
  (error: NodeJS.ErrnoException): void => {
    if (!codes.includes(error.code ?? '')) throw error
  }

async function newest(): Promise<number> {
  const times = await Promise.all(sources.map((source) => newestIn(join(root, source))))
  return Math.max(...times)
}

async function newestIn(path: string): Promise<number> {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  const inside = await readdir(path, { recursive: true })
  return Math.max(stat.mtimeMs, ...inside.map((name) => statSync(join(path, name)).mtimeMs))
}

/** Beside each text its compressed forms, so that no request waits for a compression. */
async function compress(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => compressed.test(name))
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const bytes = await readFile(path)
      await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
      await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes))
    }),
  )
}

/** With `--optional` a server may start all the same: it has an API, too. */
async function main(optional: boolean): Promise<void> {
  try {
    console.log((await buildConsole()) ? 'The console is built.' : 'The console is up to date.')
  } catch (error) {
    if (!optional) throw error
    const why = error instanceof Error ? error.message : String(error)
    const pages = existsSync(built) ? 'those that were built before' : 'none'
    console.warn(`The console could not be built: ${why}.`)
    console.warn(`The server shows ${pages}. Install everything (npm ci), then build it: npm run console`)
  }
}

if (import.meta.main) await main(process.argv.includes('--optional'))
