import { type Zippable, zipSync } from 'fflate'
import { type AppFile, encodeFiles } from '../files/application-file.ts'

/** Zip keeps local time without a zone and starts at 1980: the parts of this date are written as they stand. */
const MOMENT = new Date(1980, 0, 1, 0, 0, 0)

/**
 * The application as a zip archive, UTF-8 names, files with mode 0644. The same tree gives the same bytes, in any
 * order of `files` and in any time zone. `folder`, when given, is the one top folder that everything lies in.
 */
export function zip(files: readonly AppFile[], folder?: string): Uint8Array {
  const tree: Zippable = {}
  const sorted = [...encodeFiles(files)].sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const file of sorted) {
    const name = folder === undefined ? file.path : `${folder}/${file.path}`
    tree[name] = [file.bytes, { mtime: MOMENT, os: 3, attrs: 0o100644 << 16 }]
  }
  return zipSync(tree, { level: 6 })
}
