import { z } from 'zod'
import { itemSchema } from '../brain/contracts/work-list.ts'
import { sha256 } from '../core/ids.ts'
import type { Entry } from '../core/knowledge/entry.ts'
import { fileRefsSchema } from '../core/knowledge/file-refs.ts'

const hashSchema = z.string().transform(sha256)

const workedItemSchema = itemSchema.extend({
  /** `kept`: the application has its edit; `unchanged`: it got none; `left_out`: none of its edits could be kept. */
  state: z.enum(['open', 'kept', 'unchanged', 'left_out']),
  /** Edits that were refused, each with the reasons. */
  refused: z.array(z.array(z.string())),
})

/** An item of a work list and how it fared. */
export type WorkedItem = Readonly<z.infer<typeof workedItemSchema>>

const testedSchema = z.object({
  /** Of the list of the tests that passed, a blob. */
  passing: hashSchema,
  passed: z.number(),
  failed: z.number(),
  skipped: z.number(),
  /** Why the application did not start, or the limit that ended the run. */
  trouble: z.string().nullable(),
  /** The first ones that have not passed. */
  failing: z.array(z.object({ name: z.string(), message: z.string() })),
})

/** The last test run on a working copy. */
export type Tested = Readonly<z.infer<typeof testedSchema>>

const workingCopySchema = z.object({
  /** The rendered application that it began with, by the hash of its entry. */
  rendering: hashSchema,
  files: fileRefsSchema,
  edited: z.array(z.string()),
  /** Items of earlier lists. */
  done: z.array(workedItemSchema),
  items: z.array(workedItemSchema),
  tests: testedSchema,
})

/** The application while the Developer works on it, item by item. */
export type WorkingCopy = Readonly<z.infer<typeof workingCopySchema>>

/** The working copy in the newest such entry; null where there is none. */
export function workingCopyIn(entries: readonly Entry[]): WorkingCopy | null {
  const entry = entries.findLast(({ kind }) => kind === 'working_copy')
  return entry === undefined ? null : workingCopySchema.parse(entry.content)
}

/** The item that is to be done now. */
export const openItem = (copy: WorkingCopy | null): WorkedItem | null =>
  copy?.items.find(({ state }) => state === 'open') ?? null

const madeSchema = z.object({
  rendering: hashSchema,
  files: fileRefsSchema,
  edited: z.array(z.string()),
  done: z.array(workedItemSchema).default([]),
  items: z.array(workedItemSchema),
})
const renderedSchema = z.object({ files: fileRefsSchema })

/** What a work list is carried out on. */
export type Base = Pick<WorkingCopy, 'rendering' | 'files' | 'edited' | 'done'>

/**
 * What was last made of the application as it is rendered now, or else that rendering. null: nothing has been rendered
 * yet.
 */
export function baseOf(entries: readonly Entry[]): Base | null {
  const rendered = entries.findLast(({ kind }) => kind === 'rendered_application')
  if (rendered === undefined) return null
  const last = entries.findLast(({ kind }) => kind === 'working_copy' || kind === 'application')
  const made = madeSchema.safeParse(last?.content)
  if (!made.success || made.data.rendering !== rendered.sha256) {
    return { rendering: rendered.sha256, files: renderedSchema.parse(rendered.content).files, edited: [], done: [] }
  }
  const { items, done, ...base } = made.data
  return { ...base, done: [...done, ...items.filter(({ state }) => state !== 'open')] }
}

/** How the items fared that made the application what it is. */
export function changesOf(entries: readonly Entry[]): readonly WorkedItem[] {
  const made = madeSchema.safeParse(entries.findLast(({ kind }) => kind === 'application')?.content)
  return made.success ? made.data.items : []
}
