/** The languages that applications are written in and that are coloured. */
export type Language = 'javascript' | 'typescript' | 'json' | 'css' | 'html' | 'sql' | 'markdown' | 'shellscript'

const byEnding: Readonly<Record<string, Language>> = {
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
  json: 'json',
  css: 'css',
  html: 'html',
  htm: 'html',
  svg: 'html',
  sql: 'sql',
  md: 'markdown',
  sh: 'shellscript',
}

/** Longer texts stay plain: colouring them takes longer than reading their beginning. */
const longest = 200_000

/** What a file's text is coloured as; null: not at all. */
export function languageOf(path: string, text: string): Language | null {
  if (text.length > longest) return null
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(byEnding, ending) ? (byEnding[ending] ?? null) : null
}
