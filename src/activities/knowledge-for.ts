import { matchesGlob } from 'node:path'
import type { KnowledgeFile } from '../core/knowledge/context-pack.ts'

/** The knowledge files that a persona asks for by glob; those that share more words with the requirements come first. */
export function knowledgeFor(
  files: readonly KnowledgeFile[],
  { globs, text }: { readonly globs: readonly string[]; readonly text: string },
): readonly KnowledgeFile[] {
  const wanted = files.filter(({ path }) => globs.some((glob) => matchesGlob(path, glob)))
  const words = wordsOf(text)
  const score = new Map(
    wanted.map((file) => [file.path, [...wordsOf(file.text)].filter((word) => words.has(word)).length]),
  )
  return wanted.toSorted((a, b) => (score.get(b.path) ?? 0) - (score.get(a.path) ?? 0) || (a.path < b.path ? -1 : 1))
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
