import { html, when } from '../html.js'

/** The messages of a refusal at the top of a form, each linked to its field; it takes the focus. */
export function errorSummary(error) {
  if (!error) return ''
  const lines = error.fields.length > 0 ? error.fields : [{ field: null, message: error.message }]
  return html`<div class="errors" role="alert" tabindex="-1" autofocus>
<h2>Please check ${lines.length === 1 ? 'this' : `these ${lines.length} things`}</h2>
<ul>${lines.map(({ field, message }) => html`<li>${field ? html`<a href="#${field}">${message}</a>` : message}</li>`)}</ul>
</div>`
}

/** A label, its input and, where there is one, the message about it. `choices`: what a reference can be set to. */
export function inputFor(name, field, { value, error, choices = [] }) {
  const message = error?.fields.find((problem) => problem.field === name)?.message
  const hint = hintOf(field)
  const described = [hint ? `${name}-hint` : '', message ? `${name}-error` : ''].filter(Boolean).join(' ')
  const state = html`${when(field.required, 'required')} ${when(message, 'aria-invalid="true"')} ${described ? html`aria-describedby="${described}"` : ''}`
  const label = html`<label for="${name}">${field.title}${field.required || field.kind === 'boolean' ? '' : html` <span class="optional">(optional)</span>`}</label>`
  const help = html`${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}${message ? html`<p class="problem" id="${name}-error">${message}</p>` : ''}`
  if (field.kind === 'boolean')
    return html`<div class="field check"><input type="checkbox" id="${name}" name="${name}" value="true" ${when(value === true || value === 1 || value === 'true', 'checked')} ${described ? html`aria-describedby="${described}"` : ''}>${label}${help}</div>\n`
  return html`<div class="field ${when(message, 'wrong')}">${label}${help}${control(name, field, { value: textOf(field, value), state, choices })}</div>\n`
}

function hintOf(field) {
  const parts = []
  if (['integer', 'decimal', 'money'].includes(field.kind)) {
    if (field.min !== undefined && field.max !== undefined) parts.push(`From ${field.min} to ${field.max}`)
    else if (field.min !== undefined) parts.push(`${field.min} or more`)
    else if (field.max !== undefined) parts.push(`${field.max} or less`)
    if (field.unit) parts.push(parts.length > 0 ? field.unit : `In ${field.unit}`)
  } else if (field.minLength > 1 && field.maxLength !== undefined)
    parts.push(`${field.minLength} to ${field.maxLength} characters`)
  else if (field.minLength > 1) parts.push(`At least ${field.minLength} characters`)
  else if (field.kind === 'datetime') parts.push('In UTC')
  return parts.join(' ')
}

/** A kept value in the form that an input takes. */
function textOf(field, value) {
  if (value === null || value === undefined) return ''
  if (field.kind === 'datetime' && String(value).endsWith('Z')) return String(value).slice(0, 16)
  return String(value)
}

const types = { email: 'email', url: 'url', phone: 'tel', date: 'date', time: 'time', datetime: 'datetime-local' }

function control(name, field, { value, state, choices }) {
  switch (field.kind) {
    case 'longText':
      return html`<textarea id="${name}" name="${name}" rows="5" ${lengths(field)} ${state}>\n${value}</textarea>`
    case 'choice':
      return select(name, state, value, Object.entries(field.options))
    case 'reference':
      return select(
        name,
        state,
        value,
        choices.map(({ id, label }) => [String(id), label]),
      )
    case 'integer':
    case 'decimal':
    case 'money': {
      const step = { integer: '1', money: '0.01', decimal: 'any' }[field.kind]
      return html`<input type="number" id="${name}" name="${name}" step="${step}" value="${value}" ${bound('min', field.min)} ${bound('max', field.max)} ${state}>`
    }
    default:
      return html`<input type="${types[field.kind] ?? 'text'}" id="${name}" name="${name}" value="${value}" ${lengths(field)} ${state}>`
  }
}

const bound = (name, value) => (value === undefined ? '' : html`${name}="${value}"`)
const lengths = (field) => bound('maxlength', field.maxLength)

function select(name, state, value, options) {
  const known = value === '' || options.some(([id]) => id === value)
  return html`<select id="${name}" name="${name}" ${state}>
<option value="">Choose …</option>
${known ? '' : html`<option value="${value}" selected>Number ${value}</option>`}
${options.map(([id, title]) => html`<option value="${id}" ${when(id === value, 'selected')}>${title}</option>\n`)}</select>`
}
