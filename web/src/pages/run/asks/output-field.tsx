import { controlClass, Field } from '../../../ui/field.tsx'
import { run as words } from '../../../words/run.ts'
import { areaClass } from './ask-fields.tsx'

const { asks: said } = words

interface OutputFieldProps {
  readonly name: string
  readonly type: string
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (typed: string) => void
}

const hints: Readonly<Record<string, string>> = said.types

/** The control for a variable of a type; types that nobody knows yet are written as JSON. */
export const OutputField = ({ name, type, value, error, onChange }: OutputFieldProps) => (
  <Field label={name} hint={hints[type] ?? said.types.doc} error={error}>
    {(control) => {
      const common = {
        ...control,
        value,
        className: controlClass,
        onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
      }
      switch (type) {
        case 'int':
        case 'num':
          return <input {...common} inputMode={type === 'int' ? 'numeric' : 'decimal'} autoComplete="off" />
        case 'date':
          return <input {...common} type="date" />
        case 'bool':
          return (
            <select {...common}>
              <option value="">–</option>
              <option value="true">{said.yes}</option>
              <option value="false">{said.no}</option>
            </select>
          )
        case 'text':
          return <textarea {...common} className={areaClass} dir="auto" />
        case 'list':
          return <textarea {...common} className={areaClass} dir="auto" />
        default:
          return <textarea {...common} className={`${areaClass} font-mono text-sm`} spellCheck={false} />
      }
    }}
  </Field>
)
