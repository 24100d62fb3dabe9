import { memo, useState } from 'react'
import { ForeignText } from '../ui/foreign-text.tsx'
import { code as words } from '../words/code.ts'
import { count } from '../words/say.ts'
import { type LineTokens, piecesOf, type TokenPiece } from './tokens.ts'

/** Longer lines are cut until somebody asks for the rest. */
export const clipAt = 1_000

/** Nothing in it can hide or reorder anything. */
const ordinary = /^[\t\x20-\x7e]*$/

const colours: Readonly<Record<TokenPiece['kind'], string | undefined>> = {
  plain: undefined,
  comment: 'text-ink-3 italic',
  keyword: 'text-accent',
  string: 'text-ok',
  constant: 'text-warn',
  function: 'text-accent-strong',
  punctuation: 'text-ink-2',
}

interface CodeLineProps {
  readonly line: string
  readonly tokens: LineTokens | undefined
}

/** A line of code in its colours, with characters that cannot be seen made visible. */
export const CodeLine = memo(function CodeLine({ line, tokens }: CodeLineProps) {
  const [whole, setWhole] = useState(false)
  const clipped = !whole && line.length > clipAt
  return (
    <>
      {piecesOf(clipped ? line.slice(0, clipAt) : line, tokens).map((piece, index) => (
        <span key={index} className={colours[piece.kind]}>
          {ordinary.test(piece.text) ? piece.text : <ForeignText text={piece.text} />}
        </span>
      ))}
      {clipped ? (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="ms-2 rounded-sm bg-accent-soft px-2 font-sans text-xs text-accent"
        >
          {count(line.length, words.showAll)}
        </button>
      ) : null}
    </>
  )
})
