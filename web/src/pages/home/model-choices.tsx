import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { Button } from '../../ui/button.tsx'
import { controlClass } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { home } from '../../words/home.ts'
import type { ModelDraft } from './draft.ts'
import type { OptionProps } from './options.tsx'

/** Which models answer for whom in this run; nothing chosen: as the server is set up. */
export function ModelChoices({ draft, edit, wrongs, choices }: OptionProps) {
  const id = useId()
  const words = home.options.models
  const known = choices?.providers.find(({ name }) => name === draft.provider)?.models ?? []
  const change = (at: number, to: Partial<ModelDraft>): void =>
    edit({ models: draft.models.map((one, index) => (index === at ? { ...one, ...to } : one)) })
  const whom = ['*', ...Object.keys(words.tiers), ...(choices?.personas ?? []).map(({ name }) => name)]
  const free = whom.find((one) => draft.models.every((choice) => choice.for !== one)) ?? '*'
  return (
    <fieldset className="sm:col-span-2" aria-describedby={`${id}-hint`}>
      <legend className="mb-1 text-sm font-medium">{words.label}</legend>
      <div className="space-y-2">
        {draft.models.map((choice, at) => (
          <div key={at} className="flex flex-wrap items-center gap-2">
            <select
              aria-label={words.for}
              value={choice.for}
              onChange={(event) => change(at, { for: event.target.value })}
              className={`${controlClass} sm:w-56`}
            >
              <option value="*">{words.everybody}</option>
              <optgroup label={words.tierGroup}>
                {Object.entries(words.tiers).map(([tier, name]) => (
                  <option key={tier} value={tier}>
                    {name}
                  </option>
                ))}
              </optgroup>
              <optgroup label={words.personaGroup}>
                {(choices?.personas ?? []).map(({ name, title }) => (
                  <option key={name} value={name}>
                    {title}
                  </option>
                ))}
              </optgroup>
            </select>
            <input
              aria-label={words.use}
              aria-invalid={wrongs.models !== undefined}
              aria-describedby={`${id}-hint`}
              list={`${id}-models`}
              autoComplete="off"
              spellCheck={false}
              value={choice.use}
              onChange={(event) => change(at, { use: event.target.value })}
              className={`${controlClass} min-w-40 flex-1`}
            />
            <IconButton
              label={words.remove}
              onClick={() => edit({ models: draft.models.filter((_, index) => index !== at) })}
            >
              <X size={16} aria-hidden="true" />
            </IconButton>
          </div>
        ))}
        <datalist id={`${id}-models`}>
          {known.map(({ model }) => (
            <option key={model} value={model} />
          ))}
        </datalist>
        <Button size="sm" onClick={() => edit({ models: [...draft.models, { for: free, use: '' }] })}>
          <Plus size={14} aria-hidden="true" />
          {words.add}
        </Button>
      </div>
      <p id={`${id}-hint`} className={`mt-1 text-sm ${wrongs.models === undefined ? 'text-ink-3' : 'text-bad'}`}>
        {wrongs.models ?? words.hint}
      </p>
    </fieldset>
  )
}
