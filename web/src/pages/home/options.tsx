import { ChevronRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ChoicesQuery } from '../../api/generated/graphql.ts'
import { controlClass, Field } from '../../ui/field.tsx'
import { count } from '../../words/say.ts'
import { home } from '../../words/home.ts'
import { CheckField } from './check-field.tsx'
import { DataField } from './data-field.tsx'
import { chosen, type Draft } from './draft.ts'
import { ModelChoices } from './model-choices.tsx'
import type { Wrongs } from './order.ts'
import { ProviderChoice } from './provider-choice.tsx'
import { WorkflowChoice } from './workflow-choice.tsx'

/** What each part of the options gets. */
export interface OptionProps {
  readonly draft: Draft
  readonly edit: (change: Partial<Draft>) => void
  readonly wrongs: Wrongs
  /** Null: they are on their way. */
  readonly choices: ChoicesQuery | null
}

/** What a run may be told besides its requirements, folded away: nothing of it has to be said. */
export function Options(props: OptionProps) {
  const { draft, edit, wrongs, choices } = props
  const [open, setOpen] = useState(() => chosen(draft) > 0)
  useEffect(() => {
    const { requirements: _, elsewhere: __, ...ofOptions } = wrongs
    if (Object.keys(ofOptions).length > 0) setOpen(true)
  }, [wrongs])
  const n = chosen(draft)
  const provider = choices?.providers.find(({ name, isDefault }) =>
    draft.provider === '' ? isDefault : name === draft.provider,
  )
  const costs = provider?.asksModels ?? false
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="rounded-lg border bg-card">
      <summary className="flex min-h-11 list-none items-center gap-2 rounded-lg px-4 text-sm font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={16}
          aria-hidden="true"
          className={`text-ink-3 transition-transform duration-150 ${open ? 'rotate-90' : ''}`}
        />
        {home.options.label}
        <span className="font-normal text-ink-3">{n === 0 ? home.options.none : count(n, home.options.changed)}</span>
      </summary>
      <div className="grid gap-5 border-t p-4 sm:grid-cols-2">
        <ProviderChoice {...props} />
        <Field
          label={home.options.budget.label}
          hint={costs ? home.options.budget.wanted : home.options.budget.hint}
          error={wrongs.budgetUsd}
        >
          {(control) => (
            <input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              value={draft.budget}
              onChange={(event) => edit({ budget: event.target.value })}
              className={`${controlClass} tabular`}
            />
          )}
        </Field>
        {costs || draft.models.length > 0 ? <ModelChoices {...props} /> : null}
        <WorkflowChoice {...props} />
        {draft.workflow === '' && draft.data === '' ? null : <DataField {...props} />}
        <Field label={home.options.title.label} hint={home.options.title.hint} error={wrongs.title}>
          {(control) => (
            <input
              {...control}
              autoComplete="off"
              value={draft.title}
              onChange={(event) => edit({ title: event.target.value })}
              className={controlClass}
            />
          )}
        </Field>
        <div className="space-y-3 self-center">
          <CheckField
            {...home.options.questions}
            checked={draft.questionsAllowed}
            onChange={(questionsAllowed) => edit({ questionsAllowed })}
          />
          {costs ? (
            <CheckField {...home.options.cache} checked={draft.cache} onChange={(cache) => edit({ cache })} />
          ) : null}
        </div>
      </div>
    </details>
  )
}
