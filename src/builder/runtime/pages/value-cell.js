import { html } from '../html.js'
import { textOf } from '../labels.js'

/** A value as markup: references and addresses as links, choices and flags as marks. `plain`: text only. */
export function valueCell(app, column, value, { labels, plain = false }) {
  if (value === null || value === undefined) return html`<span class="none">–</span>`
  if (column.kind === 'reference') return reference(app, column, value, { labels, plain })
  const text = textOf(column, value)
  if (plain) return text
  switch (column.kind) {
    case 'choice':
      return html`<span class="mark">${text}</span>`
    case 'boolean':
      return html`<span class="mark ${value === 1 ? 'yes' : 'no'}">${text}</span>`
    case 'email':
      return html`<a href="mailto:${text}">${text}</a>`
    case 'url':
      return html`<a href="${value}" rel="noopener noreferrer nofollow">${text}</a>`
    case 'phone':
      return html`<a href="tel:${String(value).replace(/[^+0-9]/g, '')}">${text}</a>`
    case 'longText':
      return html`<span class="lines">${text}</span>`
    default:
      return text
  }
}

function reference(app, column, id, { labels, plain }) {
  const label = labels?.get(id)
  const target = app.entities.find((entity) => entity.id === column.target)
  if (label === undefined) return `${target?.title ?? 'Account'} ${id}`
  return target && !plain ? html`<a href="/${target.path}/${id}">${label}</a>` : label
}
