import type { Field, FieldType } from '../../core/app-spec/field.ts'
import { js, key } from '../javascript.ts'

/** The function of `runtime/fields.js` that makes a field of this type. */
const makers: Readonly<Record<FieldType, string>> = {
  text: 'text',
  long_text: 'longText',
  integer: 'integer',
  decimal: 'decimal',
  money: 'money',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  datetime: 'datetime',
  email: 'email',
  url: 'url',
  phone: 'phone',
  choice: 'choice',
  reference: 'reference',
}

/** The names that the source of these fields imports from `runtime/fields.js`. */
export const makersOf = (fields: readonly Field[]): readonly string[] => [
  ...new Set(fields.map((field) => makers[field.type])),
]

/** `name: text('Name', { required: true, maxLength: 100 }),` for each field, a line each. */
export const fieldsSource = (fields: readonly Field[]): string => fields.map(fieldSource).join('\n')

function fieldSource(field: Field): string {
  const options: string[] = []
  const put = (name: string, value: unknown): void => {
    if (value !== null) options.push(`${name}: ${js(value)}`)
  }
  if (field.type === 'reference') put('target', field.target)
  if (field.required) put('required', true)
  put('min', field.min)
  put('max', field.max)
  put('minLength', field.minLength)
  put('maxLength', field.maxLength)
  put('notBefore', field.notBefore)
  put('notAfter', field.notAfter)
  put('unit', field.unit)
  if (field.type === 'choice')
    put('options', Object.fromEntries(field.options.map((option) => [option.id, option.title])))
  if (!field.editable) put('editable', false)
  if (field.default !== null) options.push(`initial: ${initialSource(field)}`)
  const rest = options.length > 0 ? `, { ${options.join(', ')} }` : ''
  return `${key(field.id)}: ${makers[field.type]}(${js(field.title)}${rest}),`
}

function initialSource({ type, default: value }: Field): string {
  if (value === 'me' && type === 'reference') return '({ me }) => me'
  if ((value === 'today' || value === 'now') && (type === 'date' || type === 'datetime'))
    return type === 'date' ? '({ today }) => today' : '({ now }) => now'
  return js(value)
}
