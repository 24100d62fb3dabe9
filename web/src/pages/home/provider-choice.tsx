import type { ChoicesQuery } from '../../api/generated/graphql.ts'
import { controlClass, Field } from '../../ui/field.tsx'
import { home } from '../../words/home.ts'
import { say } from '../../words/say.ts'
import type { OptionProps } from './options.tsx'
import { grouped } from './providers.ts'

type Provider = ChoicesQuery['providers'][number]

/** Who answers for the personas; those that lack something cannot be chosen, and say what it is. */
export function ProviderChoice({ draft, edit, wrongs, choices }: OptionProps) {
  const { ready, lab, missing } = grouped(choices?.providers ?? [])
  const standard = ready.find(({ isDefault }) => isDefault)
  const words = home.options.provider
  return (
    <Field label={words.label} hint={words.hint} error={wrongs.provider}>
      {(control) => (
        <select
          {...control}
          value={draft.provider}
          disabled={choices === null}
          onChange={(event) => edit({ provider: event.target.value })}
          className={controlClass}
        >
          <option value="">{say(words.default, { name: standard?.name ?? '–' })}</option>
          {ready.filter((one) => one !== standard).map(option)}
          {missing.length === 0 ? null : (
            <optgroup label={words.missing}>
              {missing.map(({ name, absent }) => (
                <option key={name} value={name} disabled>
                  {name} – {absent}
                </option>
              ))}
            </optgroup>
          )}
          {lab.length === 0 ? null : <optgroup label={words.lab}>{lab.map(option)}</optgroup>}
        </select>
      )}
    </Field>
  )
}

const option = ({ name }: Provider) => (
  <option key={name} value={name}>
    {name}
  </option>
)
