import { z } from 'zod'
import { platformAuthor, sha256 } from '../ids.ts'
import type { Entry, FileRef } from './entry.ts'

/** The form of a list of files inside an entry. */
export const fileRefsSchema = z.array(
  z.object({ path: z.string(), sha256: z.string().transform(sha256), size: z.number() }),
)

const holderSchema = z.object({ files: fileRefsSchema })

/** The files that an entry holds, in its order. Only the platform's word is taken for what lies in the blob store. */
export function filesOf({ author, content }: Pick<Entry, 'author' | 'content'>): readonly FileRef[] {
  const read = author === platformAuthor ? holderSchema.safeParse(content) : null
  return read?.data?.files ?? []
}
