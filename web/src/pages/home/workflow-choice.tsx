import { controlClass, Field } from '../../ui/field.tsx'
import { home } from '../../words/home.ts'
import { say } from '../../words/say.ts'
import type { Draft } from './draft.ts'
import { OwnWorkflow } from './own-workflow.tsx'
import type { OptionProps } from './options.tsx'

/** The workflow to follow: none, one of the brain's, or one's own. */
export function WorkflowChoice(props: OptionProps) {
  const { draft, edit, wrongs, choices } = props
  const words = home.options.workflow
  return (
    <>
      <div className="sm:col-span-2">
        <Field label={words.label} error={draft.workflow === 'own' ? undefined : wrongs.workflow}>
          {(control) => (
            <select
              {...control}
              value={draft.workflow}
              onChange={(event) => edit({ workflow: event.target.value as Draft['workflow'] })}
              className={controlClass}
            >
              <option value="">{words.team}</option>
              {(choices?.workflows ?? []).map(({ name, title, findings }) => (
                <option key={name} value={`name:${name}`} disabled={findings.length > 0}>
                  {findings.length === 0 ? title : say(words.unsound, { title })}
                </option>
              ))}
              <option value="own">{words.own}</option>
            </select>
          )}
        </Field>
      </div>
      {draft.workflow === 'own' ? <OwnWorkflow {...props} /> : null}
    </>
  )
}
