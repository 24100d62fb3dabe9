import { integer } from '../../ui/figures.ts'
import { home } from '../../words/home.ts'
import { say } from '../../words/say.ts'
import { mostBytes } from './byte-count.ts'

/** What is asked of a file: the browser's `File` has all of it. */
export interface GivenFile {
  readonly name: string
  readonly size: number
  readonly arrayBuffer: () => Promise<ArrayBuffer>
}

/** The text of a file, or why it cannot be used, in words. */
export type ReadFile = { readonly name: string; readonly text: string } | { readonly refused: string }

/** Reads one text file of requirements: `.txt` or `.md`, UTF-8, no larger than requirements may be. */
export const readText = (files: readonly GivenFile[]): Promise<ReadFile> =>
  readOne(files, (name) =>
    /\.(txt|md|markdown|text)$/i.test(name)
      ? null
      : say(/\.json$/i.test(name) ? home.file.workflow : home.file.kind, { name }),
  )

/** Reads one workflow: `.json`, UTF-8. */
export const readWorkflow = (files: readonly GivenFile[]): Promise<ReadFile> =>
  readOne(files, (name) => (/\.json$/i.test(name) ? null : say(home.file.json, { name })))

async function readOne(files: readonly GivenFile[], refuse: (name: string) => string | null): Promise<ReadFile> {
  const [file] = files
  if (file === undefined || files.length > 1) return { refused: say(home.file.many, { n: files.length }) }
  const { name, size } = file
  const refused = refuse(name)
  if (refused !== null) return { refused }
  if (size > mostBytes)
    return { refused: say(home.file.large, { name, size: integer(size), most: integer(mostBytes) }) }
  try {
    const text = decode(await file.arrayBuffer())
    if (text === null) return { refused: say(home.file.utf8, { name }) }
    return text.trim() === '' ? { refused: say(home.file.empty, { name }) } : { name, text }
  } catch {
    return { refused: say(home.file.unreadable, { name }) }
  }
}

/** UTF-8 with or without its mark; null: it is something else. No text has NUL bytes: UTF-16 and pictures do. */
function decode(bytes: ArrayBuffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

/** A text with another one at its end, a blank line between them. */
export const joined = (before: string, more: string): string =>
  before.trim() === '' ? more : `${before.trimEnd()}\n\n${more}`
