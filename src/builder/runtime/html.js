class Markup {
  constructor(text) {
    this.text = text
  }
  toString() {
    return this.text
  }
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text) => text.replace(/[&<>"']/g, (character) => entities[character])

function render(value) {
  if (value === null || value === undefined || value === false || value === true) return ''
  if (value instanceof Markup) return value.text
  if (Array.isArray(value)) return value.map(render).join('')
  return escape(String(value))
}

/** Markup from a template; every value in it is escaped, unless it is markup itself. Lists are joined. */
export function html(strings, ...values) {
  return new Markup(strings.reduce((text, part, index) => text + render(values[index - 1]) + part))
}

/** An attribute that is there or not: html`<input ${when(required, 'required')}>`. Only for names written in the code. */
export const when = (condition, attribute) => (condition ? new Markup(attribute) : '')
