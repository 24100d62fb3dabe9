import type { RunEvent } from '../../../src/client/client.ts'
import { figure, list, names, part, text } from '../live/event-data.ts'

/** A file of an application, as an entry names it. */
export interface FileRef {
  readonly path: string
  readonly sha256: string
  /** In bytes. */
  readonly size: number
}

/** One published piece of knowledge, as its event has it. */
export interface HubEntry {
  /** `E12`. */
  readonly name: string
  /** Lower case: `acceptance_tests`. */
  readonly kind: string
  readonly title: string
  /** A persona's name; null: the platform. */
  readonly author: string | null
  readonly step: string
  readonly attempt: number
  readonly clauses: readonly string[]
  readonly content: unknown
  readonly sha256: string
  readonly tokens: number
  /** The entry that it replaces. */
  readonly supersedes: string | null
  /** The event that published it. */
  readonly seq: number
  readonly at: string
  /** Files of an application that it holds. */
  readonly files: readonly FileRef[]
}

/** The entry that an `EntryPublished` event published; null: the event does not say it in a way that this page knows. */
export function readEntry(event: RunEvent): HubEntry | null {
  const entry = part(event.data, 'entry')
  const name = text(entry, 'id')
  if (name === null) return null
  const author = text(entry, 'author')
  const content = part(entry, 'content') ?? null
  const kind = text(entry, 'kind') ?? 'document'
  return {
    name,
    kind,
    title: text(entry, 'title') ?? '',
    author: author === 'platform' ? null : author,
    step: text(entry, 'step') ?? '',
    attempt: figure(entry, 'attempt') ?? 1,
    clauses: names(entry, 'clauses'),
    content,
    sha256: text(entry, 'sha256') ?? '',
    tokens: figure(entry, 'tokens') ?? 0,
    supersedes: text(entry, 'supersedes'),
    seq: event.seq,
    at: event.at,
    files: applications.has(kind) ? readFiles(content) : [],
  }
}

/** Kinds of entries that hold an application; the API gives their files with text. */
const applications: ReadonlySet<string> = new Set(['rendered_application', 'working_copy', 'application', 'delivery'])

const readFiles = (content: unknown): readonly FileRef[] =>
  list(content, 'files').flatMap((file) => {
    const path = text(file, 'path')
    const sha256 = text(file, 'sha256')
    return path === null || sha256 === null ? [] : [{ path, sha256, size: figure(file, 'size') ?? 0 }]
  })

/** The id by which the API finds an entry of a run: `run_…` and `E12` → `entry_…_E12`. */
export const entryId = (runId: string, name: string): string => `entry_${runId.replace(/^run_/, '')}_${name}`
