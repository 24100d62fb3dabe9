import { controlClass, Field } from '../../../ui/field.tsx'
import { run as words } from '../../../words/run.ts'

const { asks: said } = words

/** What every text area of an answer looks like: as high as what is in it. */
export const areaClass = `${controlClass} field-sizing-content !h-auto max-h-64 min-h-10 py-2`

interface TextProps {
  readonly value: string
  readonly onChange: (text: string) => void
}

/** Who answers. */
export const ByField = ({ value, onChange }: TextProps) => (
  <Field label={said.by}>
    {(control) => (
      <input
        {...control}
        className={controlClass}
        autoComplete="name"
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)

/** What whoever does the work next should know. */
export const CommentField = ({ value, onChange }: TextProps) => (
  <Field label={said.comment} hint={said.commentHint}>
    {(control) => (
      <textarea
        {...control}
        className={areaClass}
        dir="auto"
        maxLength={10_000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)
