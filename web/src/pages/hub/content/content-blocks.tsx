import { lazy, Suspense } from 'react'
import { DiffView } from '../../../code/diff-view.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { ForeignText } from '../../../ui/foreign-text.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { hub } from '../../../words/hub.ts'
import { ClauseLinks } from '../clause-links.tsx'
import type { Block, Row } from './block.ts'
import { FileChoice } from './file-choice.tsx'

const Prose = lazy(() => import('../../../ui/prose.tsx').then((module) => ({ default: module.Prose })))

/** An entry's content as people read it. */
export const ContentBlocks = ({ blocks }: { readonly blocks: readonly Block[] }) => (
  <div className="space-y-6">
    {blocks.map((block, index) => (
      <section key={index}>
        {'title' in block && block.title !== null ? (
          <h3 className="foreign mb-2 text-sm font-semibold">{block.title}</h3>
        ) : null}
        <Content block={block} />
      </section>
    ))}
  </div>
)

function Content({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'prose':
      return (
        <Suspense fallback={<Skeleton className="h-12 w-full" />}>
          <Prose text={block.text} />
        </Suspense>
      )
    case 'verdict':
      return <Badge tone={block.well ? 'ok' : 'warn'}>{block.text}</Badge>
    case 'points':
      return (
        <ul className="space-y-3">
          {block.points.map(({ text, more, clauses }, index) => (
            <li key={index} className="foreign border-s-2 ps-3 text-sm">
              <ForeignText text={text} /> <ClauseLinks clauses={clauses} />
              {more === null ? null : (
                <span className="mt-0.5 block text-ink-3">
                  <ForeignText text={more} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <Table title={block.title} columns={block.columns} rows={block.rows} />
    case 'files':
      return <FileChoice files={block.files} />
    case 'change':
      return (
        <>
          <h3 className="foreign mb-2 font-mono text-xs">{block.path}</h3>
          <DiffView before={block.before} after={block.after} path={block.path} className="max-h-80" />
        </>
      )
  }
}

interface TableProps {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

function Table({ title, columns, rows }: TableProps) {
  const cites = rows.some(({ clauses }) => clauses.length > 0)
  return (
    // biome-ignore lint: what scrolls has to be reached by the keyboard.
    <div role="group" aria-label={title} tabIndex={0} className="overflow-x-auto">
      <table className="w-full text-start text-sm">
        <thead>
          <tr className="border-b text-xs text-ink-3">
            {[...columns, ...(cites ? [hub.content.columns.cites] : [])].map((column) => (
              <th key={column} scope="col" className="py-1.5 pe-4 text-start font-medium whitespace-nowrap">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map(({ cells, clauses }, index) => (
            <tr key={index} className="align-top">
              {cells.map((cell, column) => (
                <td key={column} className="min-w-20 py-1.5 pe-4">
                  <span className="foreign">
                    <ForeignText text={cell} />
                  </span>
                </td>
              ))}
              {cites ? (
                <td className="py-1.5">
                  <ClauseLinks clauses={clauses} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
