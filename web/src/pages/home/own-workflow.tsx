import { useMemo, useState } from 'react'
import { readFailure } from '../../ui/failure.tsx'
import { Field } from '../../ui/field.tsx'
import { home } from '../../words/home.ts'
import { count, say } from '../../words/say.ts'
import { type Check, useCheck } from '../workflows/use-check.ts'
import { readObject } from './json-text.ts'
import type { OptionProps } from './options.tsx'
import { readWorkflow } from './text-file.ts'
import { useFiles } from './use-files.ts'

/** What JSON is written in. */
export const codeClass =
  'block w-full resize-y rounded-md border border-line-strong bg-card px-3 py-2 font-mono text-sm field-sizing-content max-h-96 placeholder:text-ink-3'

/** A workflow that somebody brings along, checked while it is written. */
export function OwnWorkflow({ draft, edit, wrongs }: OptionProps) {
  const words = home.options.workflow
  const [refused, setRefused] = useState<string | null>(null)
  const { over, target } = useFiles({
    read: readWorkflow,
    onRead: (file) => {
      setRefused('refused' in file ? file.refused : null)
      if ('text' in file) edit({ source: file.text })
    },
  })
  const source = useMemo(() => readObject(draft.source), [draft.source])
  const check = useCheck(source.kind === 'object' ? source.value : null)
  const stands = (check.findings?.length ?? 0) > 0
  // What the server refuses it for is what stands below, place by place.
  const refusal = wrongs.workflow !== undefined && stands ? words.mend : wrongs.workflow
  const wrong = refused ?? (source.kind === 'wrong' ? source.why : refusal)
  return (
    <div {...target} className={`rounded-md sm:col-span-2 ${over ? 'outline-2 outline-offset-4 outline-accent' : ''}`}>
      <Field label={words.source} hint={words.sourceHint} error={wrong}>
        {(control) => (
          <textarea
            {...control}
            rows={8}
            spellCheck={false}
            value={draft.source}
            onChange={(event) => {
              setRefused(null)
              edit({ source: event.target.value })
            }}
            className={`${codeClass} min-h-40`}
          />
        )}
      </Field>
      <div aria-live="polite" className="mt-2 min-h-6 text-sm">
        {source.kind === 'object' ? <Verdict {...check} /> : null}
      </div>
    </div>
  )
}

function Verdict({ findings, checking, error }: Check) {
  const words = home.options.workflow
  if (error !== null && !checking)
    return <p className="text-warn">{say(words.unchecked, { why: readFailure(error).title })}</p>
  if (findings === null || checking) return <p className="text-ink-3">{words.checking}</p>
  if (findings.length === 0) return <p className="text-ok">{words.sound}</p>
  return (
    <>
      <p className="font-medium text-bad">{count(findings.length, words.unsoundSource)}</p>
      <ul className="mt-1 max-h-60 space-y-1 overflow-y-auto">
        {findings.map(({ code, message, at }, index) => (
          <li key={`${index} ${code}`} className="foreign">
            {at === 'workflow' ? null : <code className="font-mono text-xs text-ink-3">{at}: </code>}
            {message}
          </li>
        ))}
      </ul>
    </>
  )
}
