import type { ContextPack } from '../../../src/core/knowledge/context-pack.ts'
import type { Script } from './scripted-team.ts'

/** A change of the Developer's own: text at the end of a file of the application, or a new file. */
export interface OwnEdit {
  readonly path: string
  readonly append: string
  readonly why: string
}

/** Scripts of a Developer that makes a list of edits, and then carries out one after the other. */
export function scriptedDeveloper(edits: readonly OwnEdit[]): Readonly<Record<'work_list' | 'file_edit', Script>> {
  return {
    work_list: async ({ asked: { pack }, byRules }) => {
      // Asked again after its edits, it leaves the application as it has become.
      const done = pack.entries.some(({ kind }) => kind === 'file_edit')
      return { ...(await byRules()), items: done ? [] : edits.map(itemOf) }
    },
    file_edit: ({ asked: { pack } }) => {
      const edit = edits.find((_, index) => pack.goal.includes(`"${idOf(index)}"`))
      if (edit === undefined)
        throw new Error(`Found the task "${pack.goal}", expected one of the Developer's own items.`)
      return { edits: [editOf(edit, pack)], why: edit.why, clauses: [] }
    },
  }
}

const idOf = (index: number): string => `own-${index + 1}`

const itemOf = ({ path, why }: OwnEdit, index: number) => ({
  id: idOf(index),
  paths: [path],
  what: why,
  why,
  clauses: [],
})

/** A patch where the file has a last line like no other; else the whole file. */
function editOf({ path, append }: OwnEdit, { files = [] }: ContextPack) {
  const before = files.find((file) => file.path === path)?.content.trimEnd() ?? ''
  const find = before.split('\n').at(-1) ?? ''
  const isOnce = find !== '' && before.split(find).length === 2
  return isOnce
    ? { path, patch: [{ find, replace: `${find}\n${append}` }], content: null }
    : { path, patch: null, content: `${before}\n${append}`.trimStart() }
}
