import type { Language } from './language.ts'
import { tokenize } from './tokenize.ts'
import type { LineTokens } from './tokens.ts'

/** What the worker is asked. */
export interface TokenizeRequest {
  readonly id: number
  readonly text: string
  readonly language: Language
}

/** What it answers; null: the text cannot be coloured. */
export interface TokenizeAnswer {
  readonly id: number
  readonly tokens: readonly LineTokens[] | null
}

addEventListener('message', ({ data: { id, text, language } }: MessageEvent<TokenizeRequest>) => {
  const answer = (tokens: TokenizeAnswer['tokens']): void => postMessage({ id, tokens } satisfies TokenizeAnswer)
  tokenize(text, language).then(answer, () => answer(null))
})
