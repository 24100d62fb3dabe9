import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import type { Language } from './language.ts'
import { type LineTokens, tokenKinds } from './tokens.ts'

const grammars = {
  javascript: () => import('shiki/langs/javascript.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  markdown: () => import('shiki/langs/markdown.mjs'),
  shellscript: () => import('shiki/langs/shellscript.mjs'),
} as const satisfies Readonly<Record<Language, () => Promise<unknown>>>

/** The variables by which the theme names its colours, and what kind of token each is. */
const kinds: Readonly<Record<string, (typeof tokenKinds)[number]>> = {
  comment: 'comment',
  keyword: 'keyword',
  string: 'string',
  'string-expression': 'string',
  constant: 'constant',
  function: 'function',
  punctuation: 'punctuation',
}

/** Longer lines stay plain. */
const longestLine = 5_000

let highlighter: Promise<HighlighterCore> | null = null

/** The tokens of each line of a text. */
export async function tokenize(text: string, language: Language): Promise<readonly LineTokens[]> {
  highlighter ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: 'kinds', variablePrefix: '--', fontStyle: false })],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  })
  const ready = await highlighter
  if (!ready.getLoadedLanguages().includes(language)) await ready.loadLanguage(grammars[language])
  const lines = ready.codeToTokensBase(text, { lang: language, theme: 'kinds', tokenizeMaxLineLength: longestLine })
  return lines.map((tokens) => {
    const flat: number[] = []
    let end = 0
    for (const { content, color } of tokens) {
      end += content.length
      flat.push(end, kindOf(color))
    }
    return flat
  })
}

function kindOf(color: string | undefined): number {
  const name = /^var\(--token-([a-z-]+)\)$/.exec(color ?? '')?.[1] ?? ''
  return tokenKinds.indexOf(Object.hasOwn(kinds, name) ? (kinds[name] ?? 'plain') : 'plain')
}
