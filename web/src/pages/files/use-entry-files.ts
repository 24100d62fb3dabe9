import { useMemo } from 'react'
import { useQuery } from 'urql'
import { EntryFilesDocument } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'
import { entryId } from '../../hub/hub-entry.ts'
import { useScene } from '../run/scene.tsx'

/** The texts of an entry's files. */
export interface EntryFiles {
  /** By path; a file that is no text has null. Undefined: on its way. */
  readonly texts: ReadonlyMap<string, string | null> | undefined
  readonly error: Error | undefined
  readonly retry: () => void
}

/** Reads the files that an entry holds, by its name; an entry never changes, so it is read once. */
export function useEntryFiles(name: string | null): EntryFiles {
  const { runId } = useScene()
  const [{ data, error }, reload] = useQuery({
    query: typed(EntryFilesDocument),
    variables: { id: entryId(runId, name ?? '') },
    pause: name === null,
    requestPolicy: 'cache-first',
  })
  const node = data?.node
  const texts = useMemo(
    () =>
      node !== null && node !== undefined && 'files' in node && node.id === entryId(runId, name ?? '')
        ? new Map(node.files.map(({ path, content }) => [path, content]))
        : undefined,
    [node, runId, name],
  )
  return { texts, error, retry: () => reload({ requestPolicy: 'network-only' }) }
}
