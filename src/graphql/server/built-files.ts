import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { extname, join, relative } from 'node:path'

/** A built file as it lies in memory. */
export interface BuiltFile {
  readonly type: string
  /** Of its content, so that all nodes say the same. */
  readonly etag: string
  readonly bytes: Buffer
  /** Its compressed forms that lie beside it, by content coding; the one to prefer first. */
  readonly coded: ReadonlyMap<string, Buffer>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const codings = { br: '.br', gzip: '.gz' } as const

/**
 * The files of a built folder, by path (`/assets/page.js`); those whose names begin with a dot are left out. They are a few megabytes, read
 * once: a folder that is built anew meanwhile, or a machine without a free descriptor, takes nothing from who is being served.
 */
export function builtFiles(folder: string): ReadonlyMap<string, BuiltFile> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
  const names = new Set(found)
  return new Map(
    found
      .filter((name) => !Object.values(codings).some((end) => name.endsWith(end)))
      .map((name) => {
        const bytes = readFileSync(name)
        const file: BuiltFile = {
          type: types[extname(name)] ?? 'application/octet-stream',
          etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
          bytes,
          coded: new Map(
            Object.entries(codings)
              .filter(([, end]) => names.has(name + end))
              .map(([coding, end]) => [coding, readFileSync(name + end)]),
          ),
        }
        return [`/${relative(folder, name)}`, file]
      }),
  )
}
