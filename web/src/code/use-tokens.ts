import { useEffect, useState } from 'react'
import { languageOf } from './language.ts'
import type { TokenizeAnswer, TokenizeRequest } from './tokenize-worker.ts'
import type { LineTokens } from './tokens.ts'

type Tokens = readonly LineTokens[] | null

let worker: Worker | null = null
let requests = 0
const waiting = new Map<number, (tokens: Tokens) => void>()
const known = new Map<string, Promise<Tokens>>()
/** So many files stay coloured. */
const most = 60

function ask(text: string, language: TokenizeRequest['language']): Promise<Tokens> {
  worker ??= begin()
  const id = (requests += 1)
  const answered = new Promise<Tokens>((resolve) => waiting.set(id, resolve))
  worker.postMessage({ id, text, language } satisfies TokenizeRequest)
  return answered
}

function begin(): Worker {
  const begun = new Worker(new URL('./tokenize-worker.ts', import.meta.url), { type: 'module' })
  begun.addEventListener('message', ({ data: { id, tokens } }: MessageEvent<TokenizeAnswer>) => {
    waiting.get(id)?.(tokens)
    waiting.delete(id)
  })
  // Without colours everything can still be read.
  begun.addEventListener('error', () => {
    for (const answer of waiting.values()) answer(null)
    waiting.clear()
  })
  return begun
}

function tokensOf(text: string, path: string): Promise<Tokens> | null {
  const language = languageOf(path, text)
  if (language === null) return null
  const key = `${language}\n${text}`
  const before = known.get(key)
  if (before !== undefined) return before
  const asked = ask(text, language)
  known.set(key, asked)
  if (known.size > most) known.delete(known.keys().next().value ?? '')
  return asked
}

/** The tokens of a file's lines, found beside the page; null: not known yet, or the file stays plain. */
export function useTokens(text: string, path: string): Tokens {
  const [found, setFound] = useState<{ readonly text: string; readonly tokens: Tokens } | null>(null)
  useEffect(() => {
    let wanted = true
    void tokensOf(text, path)?.then((tokens) => {
      if (wanted) setFound({ text, tokens })
    })
    return () => {
      wanted = false
    }
  }, [text, path])
  return found?.text === text ? found.tokens : null
}
