import { type ReactNode, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ForeignText } from '../../../ui/foreign-text.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { say } from '../../../words/say.ts'
import { stage as words } from '../../../words/stage.ts'
import { headline, keyInWords, readingOf } from './readable-value.ts'

/** What a persona published, so that people can read it: its parts under their names, texts as texts. */
export function Readable({ value, depth = 0 }: { readonly value: unknown; readonly depth?: number }) {
  switch (readingOf(value)) {
    case 'nothing':
      return <span className="text-ink-3">{words.sheet.nothing}</span>
    case 'figure':
      return (
        <span className="tabular">
          {typeof value === 'boolean' ? words.sheet[value ? 'yes' : 'no'] : String(value)}
        </span>
      )
    case 'line':
      return <ForeignText text={String(value)} />
    case 'prose':
      return <Clipped text={String(value)} draw={(text) => <Prose text={text} />} />
    case 'block':
      return (
        <Clipped
          text={String(value)}
          draw={(text) => (
            <span className="foreign block rounded-md bg-sunk px-3 py-2 font-mono text-xs whitespace-pre-wrap">
              <ForeignText text={text} />
            </span>
          )}
        />
      )
    case 'row':
      return (
        <span className="foreign">
          <ForeignText text={(value as readonly unknown[]).map(String).join(' · ')} />
        </span>
      )
    case 'list':
      return <Items items={value as readonly unknown[]} depth={depth} />
    case 'record':
      return <Members record={value as Readonly<Record<string, unknown>>} depth={depth} />
  }
}

const clipAt = 1_600

function Clipped({ text, draw }: { readonly text: string; readonly draw: (text: string) => ReactNode }) {
  const [whole, setWhole] = useState(false)
  const rest = text.length - clipAt
  return (
    <>
      {draw(whole || rest <= 0 ? text : `${text.slice(0, clipAt)}…`)}
      {whole || rest <= 0 ? null : <More n={rest} onClick={() => setWhole(true)} />}
    </>
  )
}

const More = ({ n, onClick }: { readonly n: number; readonly onClick: () => void }) => (
  <Button size="sm" look="quiet" className="mt-1" onClick={onClick}>
    {say(words.sheet.showAll, { n: n.toLocaleString('en') })}
  </Button>
)

const firstItems = 12

function Items({ items, depth }: { readonly items: readonly unknown[]; readonly depth: number }) {
  const [whole, setWhole] = useState(false)
  const shown = whole ? items : items.slice(0, firstItems)
  return (
    <>
      <ul className="space-y-1">
        {shown.map((item, index) => (
          <li key={index} className={readingOf(item) === 'record' ? '' : 'border-s-2 ps-2'}>
            {readingOf(item) === 'record' ? (
              <Folded record={item as Readonly<Record<string, unknown>>} n={index + 1} depth={depth + 1} />
            ) : (
              <Readable value={item} depth={depth + 1} />
            )}
          </li>
        ))}
      </ul>
      {shown.length === items.length ? null : <More n={items.length - firstItems} onClick={() => setWhole(true)} />}
    </>
  )
}

interface FoldedProps {
  readonly record: Readonly<Record<string, unknown>>
  readonly n: number
  readonly depth: number
}

function Folded({ record, n, depth }: FoldedProps) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="foreign rounded-sm">
        <ForeignText text={headline(record) || String(n)} />
      </summary>
      {open ? (
        <div className="ms-1.5 mt-1 mb-2 border-s-2 ps-3">
          <Members record={record} depth={depth} />
        </div>
      ) : null}
    </details>
  )
}

function Members({ record, depth }: { readonly record: Readonly<Record<string, unknown>>; readonly depth: number }) {
  return (
    <dl className="space-y-2">
      {Object.entries(record).map(([key, value]) => {
        const reading = readingOf(value)
        const brief = reading === 'line' || reading === 'figure' || reading === 'nothing' || reading === 'row'
        return (
          <div key={key} className={brief ? 'sm:flex sm:gap-3' : ''}>
            <dt className={`foreign text-xs leading-6 text-ink-3 ${brief ? 'sm:w-32 sm:shrink-0' : ''}`}>
              {keyInWords(key)}
            </dt>
            <dd className={`foreign min-w-0 text-sm leading-6 ${brief ? '' : depth > 0 ? 'ps-2' : ''}`}>
              <Readable value={value} depth={depth + 1} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
