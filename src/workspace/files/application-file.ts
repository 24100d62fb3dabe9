import { createHash } from 'node:crypto'
import { PathRefused } from './path-refused.ts'
import { checkPaths } from './safe-path.ts'

/** One text file of an application: a path relative to its root, `/` between segments, and its whole content. */
export type AppFile = { readonly path: string; readonly content: string }

/** One file as it is written to disk. */
export type TreeFile = { readonly path: string; readonly bytes: Uint8Array }

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** The SHA-256 of a file's UTF-8 bytes, in hex: its address in a content-addressed store. */
export function contentHash(content: string): string {
  return sha256(Buffer.from(content, 'utf8'))
}

/** A stable SHA-256 of a tree, in hex: the same paths with the same contents give the same hash in any order. */
export function treeHash(files: readonly AppFile[]): string {
  const lines = files.map((file) => `${JSON.stringify(file.path)} ${contentHash(file.content)}\n`)
  return sha256(lines.sort().join(''))
}

/** Checks all paths, then encodes as UTF-8. A lone surrogate is refused: it would silently become another character. */
export function encodeFiles(files: readonly AppFile[]): readonly TreeFile[] {
  checkPaths(files.map((file) => file.path))
  return files.map(({ path, content }) => {
    if (!content.isWellFormed()) {
      throw new PathRefused({
        path,
        found: 'a content with a lone surrogate (broken UTF-16)',
        expected: 'text that can be written as UTF-8',
        todo: 'write the file again without the broken character',
      })
    }
    return { path, bytes: Buffer.from(content, 'utf8') }
  })
}
