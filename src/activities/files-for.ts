import { dirname } from 'node:path/posix'
import type { FileRef } from '../core/knowledge/entry.ts'
import type { BuiltPack } from '../hub/context-pack/build-pack.ts'
import type { AppFile } from '../workspace/files/application-file.ts'
import { hashText } from './new-entry.ts'
import type { PieceOfWork } from './piece-of-work.ts'

/** The share of a pack that files of the application may have, beside those of the item. */
const share = 0.4
const bytesPerToken = 4
const tokensOf = (bytes: number): number => Math.ceil(bytes / bytesPerToken)

/** The files that a pack shows whole, and the paths of those that find no room in it. */
export interface ChosenFiles {
  readonly shown: readonly FileRef[]
  readonly leftOut: readonly string[]
  /** Model tokens of those that are shown. */
  readonly tokens: number
}

/** The files of the item always; then those beside them, then the others, as far as the budget (model tokens) allows. */
export function filesFor({ item, files }: Pick<PieceOfWork, 'item' | 'files'>, budget: number): ChosenFiles {
  const own = new Set(item?.paths)
  const folders = new Set(item?.paths.map((path) => dirname(path)))
  const rank = ({ path }: FileRef): number => (own.has(path) ? 0 : folders.has(dirname(path)) ? 1 : 2)
  let left = budget * share * bytesPerToken
  const shown: FileRef[] = []
  const leftOut: string[] = []
  for (const file of files.toSorted((a, b) => rank(a) - rank(b))) {
    if (rank(file) > 0 && file.size > left) leftOut.push(file.path)
    else {
      shown.push(file)
      left -= file.size
    }
  }
  return { shown, leftOut, tokens: shown.reduce((sum, { size }) => sum + tokensOf(size), 0) }
}

/** A pack with the files that were chosen for it, contents included; the manifest names them. */
export function withFiles(
  { pack, manifest }: BuiltPack,
  { shown, leftOut, tokens }: ChosenFiles,
  contents: readonly AppFile[],
): BuiltPack {
  if (shown.length === 0) return { pack, manifest }
  const files = shown.map(({ path, sha256, size }) => ({ path, sha256, tokens: tokensOf(size) }))
  const out = [...pack.leftOut, ...leftOut]
  return {
    pack: { ...pack, files: contents, leftOut: out },
    manifest: {
      ...manifest,
      sha256: hashText(JSON.stringify([manifest.sha256, files])),
      tokens: manifest.tokens + tokens,
      files,
      leftOut: out,
    },
  }
}
