import { useVirtualizer } from '@tanstack/react-virtual'
import { UnfoldVertical } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useMedia } from '../ui/use-media.ts'
import { code as words } from '../words/code.ts'
import { count } from '../words/say.ts'
import { CodeLine } from './code-line.tsx'
import { type DiffRow, diffRows, foldRows, sideBySide } from './diff-rows.ts'
import type { LineTokens } from './tokens.ts'
import { useTokens } from './use-tokens.ts'

interface DiffViewProps {
  readonly before: string
  readonly after: string
  /** Its ending says the language. */
  readonly path: string
  /** Side by side where there is room for it. */
  readonly split?: boolean
  readonly className?: string
}

/** What became of a text, line by line; what stayed the same is folded. */
export function DiffView({ before, after, path, split = false, className = 'max-h-[36rem]' }: DiffViewProps) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const wide = useMedia('(min-width: 60rem)')
  const rows = useMemo(() => diffRows(before, after), [before, after])
  const folded = useMemo(() => foldRows(rows, opened), [rows, opened])
  const beside = split && wide
  const shown = useMemo(() => (beside ? sideBySide(folded) : folded), [beside, folded])
  const oldTokens = useTokens(before, path)
  const newTokens = useTokens(after, path)
  const tokensOf = (row: DiffRow): LineTokens | undefined =>
    row.after === null ? oldTokens?.[(row.before ?? 0) - 1] : newTokens?.[row.after - 1]
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 20,
    overscan: 20,
  })
  if (!rows.some(({ kind }) => kind !== 'same')) return <p className="py-6 text-ink-2">{words.noDifference}</p>
  return (
    <section
      ref={scroller}
      // biome-ignore lint: what scrolls has to be reached by the keyboard.
      tabIndex={0}
      aria-label={path}
      dir="ltr"
      className={`overflow-auto rounded-md bg-sunk py-2 font-mono text-xs [tab-size:2] [font-variant-ligatures:none] ${className}`}
    >
      <div key={String(beside)} className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = shown[index]
          return row === undefined ? null : (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              {row.kind === 'fold' ? (
                <button
                  type="button"
                  onClick={() => setOpened((already) => new Set([...already, row.from]))}
                  className="flex h-7 w-full items-center gap-2 bg-card px-3 font-sans text-xs text-ink-2 hover:text-ink"
                >
                  <UnfoldVertical size={12} aria-hidden="true" />
                  {count(row.lines, words.folded)}
                </button>
              ) : row.kind === 'pair' ? (
                <div className="grid grid-cols-2 gap-px">
                  <Side row={row.left} tokens={row.left === null ? undefined : tokensOf(row.left)} number="before" />
                  <Side row={row.right} tokens={row.right === null ? undefined : tokensOf(row.right)} number="after" />
                </div>
              ) : (
                <Side row={row} tokens={tokensOf(row)} number="both" />
              )}
            </div>
          )
        })}
      </div>
    </section>
  )
}

const grounds = { same: '', added: 'bg-ok-soft', removed: 'bg-bad-soft' } as const
const signs = { same: ' ', added: '+', removed: '−' } as const

interface SideProps {
  readonly row: DiffRow | null
  readonly tokens: LineTokens | undefined
  readonly number: 'before' | 'after' | 'both'
}

function Side({ row, tokens, number }: SideProps) {
  if (row === null) return <div className="min-h-5 bg-card" />
  const [Tag, said] =
    row.kind === 'added'
      ? (['ins', words.added] as const)
      : row.kind === 'removed'
        ? (['del', words.removed] as const)
        : (['span', null] as const)
  return (
    <div className={`flex min-h-5 min-w-0 leading-5 ${grounds[row.kind]}`}>
      {number === 'after' ? null : <Number of={row.before} />}
      {number === 'before' ? null : <Number of={row.after} />}
      <span aria-hidden="true" className="w-5 shrink-0 text-center text-ink-2 select-none">
        {signs[row.kind]}
      </span>
      <Tag className="foreign min-w-0 pe-3 whitespace-pre-wrap no-underline">
        {said === null ? null : <span className="sr-only">{said} </span>}
        <CodeLine line={row.text} tokens={tokens} />
      </Tag>
    </div>
  )
}

const Number = ({ of }: { readonly of: number | null }) => (
  <span aria-hidden="true" className="tabular w-10 shrink-0 pe-2 text-end text-ink-3 select-none">
    {of}
  </span>
)
