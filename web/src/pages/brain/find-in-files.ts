export interface KnowledgeFile {
  readonly path: string
  readonly tokens: number
  readonly content: string
}

export interface FoundFile {
  readonly file: KnowledgeFile
  /** How often the text occurs in it; 0 where nothing is sought. */
  readonly hits: number
}

/** The files whose path or content has the text, without regard to case; all of them where nothing is sought. */
export function findInFiles(files: readonly KnowledgeFile[], text: string): readonly FoundFile[] {
  const sought = text.trim().toLowerCase()
  if (sought === '') return files.map((file) => ({ file, hits: 0 }))
  return files.flatMap((file) => {
    const hits = file.content.toLowerCase().split(sought).length - 1
    return hits > 0 || file.path.toLowerCase().includes(sought) ? [{ file, hits }] : []
  })
}
