import { PathRefused } from './path-refused.ts'

const MAX_PATH_BYTES = 240
const MAX_SEGMENT_BYTES = 100
const MAX_DEPTH = 12

/** Names that change how git or npm treat the folder, or stand for code that was not delivered. Any case. */
const RESERVED = new Set(['.git', '.gitmodules', '.npmrc', '.yarnrc', '.yarnrc.yml', 'node_modules', '.g1'])
/** Device names of Windows: a zip with one of them cannot be unpacked there. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u

type Fault = { readonly found: string; readonly expected: string; readonly todo: string }

/** Throws {@link PathRefused} unless `path` is a plain relative path that is safe to write on any system. */
export function checkPath(path: string): void {
  const fault = faultOf(path)
  if (fault !== undefined) throw new PathRefused({ path, ...fault })
}

/** Checks every path alone and all together: no two that differ only by case, none that is a folder of another. */
export function checkPaths(paths: readonly string[]): void {
  const files = new Map<string, string>()
  const folders = new Map<string, string>()
  for (const path of paths) {
    checkPath(path)
    const twin = files.get(folded(path))
    if (twin !== undefined) throw collision(path, twin)
    files.set(folded(path), path)
  }
  for (const path of paths) {
    for (const folder of foldersOf(path)) {
      const file = files.get(folded(folder))
      if (file !== undefined) throw collision(path, file)
      const other = folders.get(folded(folder))
      if (other !== undefined && other !== folder) throw collision(folder, other)
      folders.set(folded(folder), folder)
    }
  }
}

function faultOf(path: string): Fault | undefined {
  const plain = 'use a relative path such as "public/app.js"'
  if (!path.isWellFormed() || UNPRINTABLE.test(path))
    return { found: 'a control or invisible character', expected: 'printable text', todo: 'rename the file' }
  if (path === '' || path.startsWith('/') || /^[a-z]:/i.test(path))
    return { found: 'an empty or absolute path', expected: 'a path below the root of the application', todo: plain }
  if (path.includes('\\') || path.includes(':'))
    return { found: 'a backslash or a colon', expected: 'segments divided by "/"', todo: plain }
  if (path.normalize('NFC') !== path)
    return { found: 'a name that is not in Unicode form NFC', expected: 'NFC', todo: 'rename the file' }
  if (Buffer.byteLength(path) > MAX_PATH_BYTES)
    return { found: `${Buffer.byteLength(path)} bytes`, expected: `≤ ${MAX_PATH_BYTES}`, todo: 'shorten the path' }
  const segments = path.split('/')
  if (segments.length > MAX_DEPTH)
    return { found: `${segments.length} levels`, expected: `≤ ${MAX_DEPTH}`, todo: 'move the file further up' }
  for (const segment of segments) {
    const fault = segmentFault(segment)
    if (fault !== undefined) return fault
  }
  return undefined
}

function segmentFault(segment: string): Fault | undefined {
  if (segment === '' || segment === '.' || segment === '..')
    return { found: `the segment "${segment}"`, expected: 'a name in every segment', todo: 'write the path out' }
  if (Buffer.byteLength(segment) > MAX_SEGMENT_BYTES)
    return { found: 'a name that is too long', expected: `≤ ${MAX_SEGMENT_BYTES} bytes`, todo: 'shorten the name' }
  if (/[. ]$/.test(segment) || segment.startsWith(' '))
    return { found: `"${segment}"`, expected: 'no space at either end and no dot at the end', todo: 'rename it' }
  if (RESERVED.has(segment.toLowerCase()) || DEVICE.test(segment))
    return { found: `the reserved name "${segment}"`, expected: 'a file of the application', todo: 'leave it out' }
  return undefined
}

const folded = (path: string): string => path.toLowerCase()

function foldersOf(path: string): readonly string[] {
  const segments = path.split('/').slice(0, -1)
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'))
}

function collision(path: string, other: string): PathRefused {
  return new PathRefused({
    path,
    found: `a clash with "${other}"`,
    expected: 'paths that stay apart where case does not count, and no file that is also a folder',
    todo: 'rename one of the two',
  })
}
