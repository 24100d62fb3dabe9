import type { ReactNode } from 'react'
import { integer } from '../../../ui/figures.ts'
import { count, say } from '../../../words/say.ts'
import { stage as words } from '../../../words/stage.ts'
import type { Manifest } from '../state/stage-event.ts'
import { FoldOut } from './fold-out.tsx'
import { ClauseRefs, EntryRef } from './refs.tsx'

const { sheet } = words

/** Everything that a persona knew in one round. */
export function Pack({ manifest }: { readonly manifest: Manifest }) {
  const { requirementsSha256, entries, knowledge, files = [], findings, leftOut, clauses } = manifest
  return (
    <dl className="space-y-1.5">
      {requirementsSha256 === null ? null : (
        <Part name={sheet.knewRequirements}>
          <span className="font-mono text-xs" title={requirementsSha256}>
            {requirementsSha256.slice(0, 16)}…
          </span>
        </Part>
      )}
      {clauses.length === 0 ? null : (
        <Part name={sheet.clauses}>
          <ClauseRefs clauses={clauses} />
        </Part>
      )}
      {entries.length === 0 ? null : (
        <Part name={sheet.knewEntries}>
          <List n={entries.length}>
            {entries.map(({ id, tokens }) => (
              <Row key={id} tokens={tokens}>
                <EntryRef name={id} />
              </Row>
            ))}
          </List>
        </Part>
      )}
      {[
        { name: sheet.knewKnowledge, held: knowledge },
        { name: sheet.knewFiles, held: files },
      ].map(({ name, held }) =>
        held.length === 0 ? null : (
          <Part key={name} name={name}>
            <List n={held.length}>
              {held.map(({ path, tokens }) => (
                <Row key={path} tokens={tokens}>
                  <span className="font-mono text-xs">{path}</span>
                </Row>
              ))}
            </List>
          </Part>
        ),
      )}
      {findings === 0 ? null : <Part name={count(findings, sheet.knewFindings)} />}
      {leftOut.length === 0 ? null : (
        <Part name={sheet.knewLeftOut}>
          <span className="foreign">{leftOut.join(' · ')}</span>
        </Part>
      )}
      {entries.length + knowledge.length + files.length === 0 ? <Part name={sheet.nothingElse} /> : null}
    </dl>
  )
}

const Part = ({ name, children }: { readonly name: string; readonly children?: ReactNode }) => (
  <div>
    <dt className="text-xs text-ink-3">{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** More rows than this are folded away. */
const mostRows = 8

function List({ n, children }: { readonly n: number; readonly children: ReactNode }) {
  const list = <ul className="space-y-0.5">{children}</ul>
  if (n <= mostRows) return list
  return <FoldOut title={say(sheet.all, { n })}>{() => list}</FoldOut>
}

const Row = ({ tokens, children }: { readonly tokens: number; readonly children: ReactNode }) => (
  <li className="flex items-baseline justify-between gap-3">
    <span className="foreign min-w-0">{children}</span>
    <span className="tabular shrink-0 text-xs text-ink-3">{integer(tokens)}</span>
  </li>
)
