import { html } from '../html.js'
import { labelled, labelsIn } from '../labels.js'
import { columnsOf, list, readQuery } from '../listing.js'
import { isFree, openTransitions } from '../records.js'
import { errorSummary, inputFor } from './inputs.js'
import { layout } from './layout.js'
import { table } from './list-page.js'
import { valueCell } from './value-cell.js'

const doneTexts = { added: 'has been added', saved: 'has been saved', moved: 'has been updated' }

/** One row: its values, what can be done with it, and what refers to it. */
export function rowPage(app, entity, { user, row, done, error }) {
  const title = labelled(app, user, entity, [row]).get(row.id)
  const labels = labelsIn(app, user, entity, [row])
  const columns = Object.entries(columnsOf(entity)).filter(([name]) => name !== 'id')
  return layout(app, {
    title,
    user,
    path: entity.path,
    content: html`${entity.may.list(user) ? html`<p class="back"><a href="/${entity.path}">${entity.plural}</a></p>` : ''}
${doneTexts[done] && !error ? html`<p class="done" role="status">The ${entity.noun.one} ${doneTexts[done]}.</p>` : ''}
${errorSummary(error)}
<div class="head"><h1>${title}</h1>
<div class="actions">
${isFree(app, entity, user, 'edit', row.id) ? html`<a class="button quiet" href="/${entity.path}/${row.id}/edit">Edit</a>` : ''}
${isFree(app, entity, user, 'delete', row.id) ? html`<a class="button quiet danger" href="/${entity.path}/${row.id}/delete">Delete</a>` : ''}
</div></div>
${transitions(app, entity, user, row, error)}
<dl class="values card">${columns.map(
      ([name, column]) =>
        html`<div><dt>${column.title}</dt><dd>${valueCell(app, column, row[name], { labels: labels[name] })}</dd></div>\n`,
    )}</dl>
${app.entities.map((other) => related(app, entity, user, row, other))}`,
  })
}

function transitions(app, entity, user, row, error) {
  const open = openTransitions(app, entity, user, row)
  if (open.length === 0) return ''
  return html`<div class="transitions" role="group" aria-label="${entity.states.title}">${open.map(
    ([name, { title, asks }]) => html`<form method="post" action="/${entity.path}/${row.id}/${name}" novalidate>
${asks.map((field) => inputFor(field, { ...entity.fields[field], required: true }, { value: row[field], error }))}
<button>${title}</button></form>\n`,
  )}</div>`
}

/** The rows of another entity that refer to this one, as far as the reader may list them. */
function related(app, entity, user, row, other) {
  if (other.may.list(user) === null) return ''
  const vias = Object.entries(other.fields).filter(([, field]) => field.target === entity.id)
  return vias.map(([via, field]) => {
    const query = { ...readQuery(other, new URLSearchParams()), pageSize: 10, filters: { [via]: row.id } }
    const { rows, total } = list(app, other, user, query)
    const mayAdd = other.may.create(user) !== null && field.editable
    if (total === 0 && !mayAdd) return ''
    const title = vias.length > 1 ? `${other.plural} (${field.title.toLowerCase()})` : other.plural
    return html`<section><div class="head"><h2>${title}</h2>
${mayAdd ? html`<div class="actions"><a class="button quiet small" href="/${other.path}/new?${via}=${row.id}">Add ${other.noun.a}</a></div>` : ''}</div>
${total === 0 ? html`<p class="count">No ${other.noun.many} yet.</p>` : table(app, other, { user, query: null, rows, without: other.list.columns.length > 1 ? via : null })}
${total > rows.length ? html`<p><a href="/${other.path}?${via}=${row.id}">All ${total} ${other.noun.many}</a></p>` : ''}</section>`
  })
}
