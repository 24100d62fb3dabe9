import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import { clipAt, CodeLine } from './code-line.tsx'
import { linesOf } from './tokens.ts'
import { useTokens } from './use-tokens.ts'

interface CodeViewProps {
  readonly text: string
  /** Its ending says the language. */
  readonly path: string
  readonly wrap?: boolean
  /** How high it may be. */
  readonly className?: string
}

const lineHeight = 20

/** A file's text with line numbers, coloured; only the lines in view are drawn. */
export function CodeView({ text, path, wrap = false, className = 'max-h-[36rem]' }: CodeViewProps) {
  const lines = useMemo(() => linesOf(text), [text])
  const widest = useMemo(() => lines.reduce((most, line) => Math.max(most, line.length), 0), [lines])
  const tokens = useTokens(text, path)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 20,
  })
  const digits = String(lines.length).length
  return (
    <section
      ref={scroller}
      // biome-ignore lint: what scrolls has to be reached by the keyboard.
      tabIndex={0}
      aria-label={path}
      dir="ltr"
      className={`overflow-auto rounded-md bg-sunk py-2 font-mono text-xs [tab-size:2] [font-variant-ligatures:none] ${className}`}
    >
      <div
        key={String(wrap)}
        className="relative min-w-full"
        style={{
          height: virtual.getTotalSize(),
          width: wrap ? undefined : `${Math.min(widest, clipAt + 40) + digits + 8}ch`,
        }}
      >
        {virtual.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            ref={wrap ? virtual.measureElement : undefined}
            data-index={index}
            className="absolute inset-x-0 top-0 flex min-h-5 leading-5"
            style={{ transform: `translateY(${start}px)` }}
          >
            <span
              aria-hidden="true"
              className="tabular sticky start-0 shrink-0 bg-sunk ps-3 pe-4 text-end text-ink-3 select-none"
              style={{ width: `calc(${digits}ch + 1.75rem)` }}
            >
              {index + 1}
            </span>
            <span className={wrap ? 'foreign min-w-0 pe-3 whitespace-pre-wrap' : 'pe-3 whitespace-pre'}>
              <CodeLine line={lines[index] ?? ''} tokens={tokens?.[index]} />
            </span>
          </div>
        ))}
      </div>
    </section>
  )
}
