import { Field } from '../../ui/field.tsx'
import { home } from '../../words/home.ts'
import { say } from '../../words/say.ts'
import { readObject, variablesOf } from './json-text.ts'
import type { OptionProps } from './options.tsx'
import { codeClass } from './own-workflow.tsx'

/** First values of the workflow's variables. */
export function DataField({ draft, edit, wrongs, choices }: OptionProps) {
  const words = home.options.data
  const own = readObject(draft.source)
  const source =
    draft.workflow === 'own'
      ? own.kind === 'object'
        ? own.value
        : null
      : choices?.workflows.find(({ name }) => draft.workflow === `name:${name}`)?.source
  const names = variablesOf(source).join(', ')
  const data = readObject(draft.data)
  return (
    <div className="sm:col-span-2">
      <Field
        label={words.label}
        hint={names === '' ? words.hint : `${words.hint} ${say(words.variables, { names })}`}
        error={data.kind === 'wrong' ? data.why : wrongs.data}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            spellCheck={false}
            value={draft.data}
            placeholder="{ }"
            onChange={(event) => edit({ data: event.target.value })}
            className={`${codeClass} min-h-20`}
          />
        )}
      </Field>
    </div>
  )
}
