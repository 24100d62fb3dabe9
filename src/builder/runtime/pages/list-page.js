import { html, when } from '../html.js'
import { choicesOf, labelsIn, labelsOf } from '../labels.js'
import { columnsOf, filtersOf, peopleBehind } from '../listing.js'
import { valueCell } from './value-cell.js'
import { layout } from './layout.js'

const doneTexts = { deleted: 'has been deleted' }

/** The rows of an entity: search, filters, a table that becomes cards on a phone, and pages. */
export function listPage(app, entity, { user, query, rows, total, page, pageSize, done }) {
  const { many, a } = entity.noun
  const isNarrowed = query.q !== '' || Object.keys(query.filters).length > 0
  const mayAdd = entity.may.create(user) !== null
  return layout(app, {
    title: entity.plural,
    user,
    path: entity.path,
    content: html`<div class="head"><h1>${entity.plural}</h1>
<div class="actions">${mayAdd ? html`<a class="button" href="/${entity.path}/new">Add ${a}</a>` : ''}
${entity.may.export(user) && total > 0 ? html`<a class="button quiet" href="/api/${entity.path}.csv${link(entity, query, { page: null })}">Download CSV</a>` : ''}</div></div>
${doneTexts[done] ? html`<p class="done" role="status">The ${entity.noun.one} ${doneTexts[done]}.</p>` : ''}
${total > 0 || isNarrowed ? finder(app, entity, user, query) : ''}
${
  total === 0
    ? isNarrowed
      ? html`<div class="empty"><p>No ${many} found.</p><p><a href="/${entity.path}">Show all ${many}</a></p></div>`
      : html`<div class="empty"><p>No ${many} yet.</p>${mayAdd ? html`<p><a class="button" href="/${entity.path}/new">Add the first one</a></p>` : ''}</div>`
    : html`${table(app, entity, { user, query, rows })}${pager(entity, query, { total, page, pageSize })}`
}`,
  })
}

/** The address of this list with some of its parameters changed. */
function link(entity, query, change = {}) {
  const { q, sort, page, filters } = { ...query, ...change }
  const parameters = new URLSearchParams()
  if (q) parameters.set('q', q)
  for (const [name, value] of Object.entries(filters)) parameters.set(name, filterText(entity, name, value))
  if (sort && sort !== entity.list.sort) parameters.set('sort', sort)
  if (query.pageSize !== entity.list.pageSize && page !== null) parameters.set('pageSize', query.pageSize)
  if (page && page > 1) parameters.set('page', page)
  return parameters.size > 0 ? `?${parameters}` : ''
}

function filterText(entity, name, value) {
  if (columnsOf(entity)[name].kind !== 'boolean') return String(value)
  return value === 1 ? 'true' : 'false'
}

function finder(app, entity, user, query) {
  const filters = [...filtersOf(entity)].map((name) => filterInput(app, entity, user, name, query.filters[name]))
  if (entity.list.search.length === 0 && filters.length === 0) return ''
  return html`<form class="finder" role="search" aria-label="Search ${entity.noun.many}">
${entity.list.search.length > 0 ? html`<div><label for="q">Search</label><input type="search" id="q" name="q" value="${query.q}"></div>` : ''}
${filters}
${query.sort && query.sort !== entity.list.sort ? html`<input type="hidden" name="sort" value="${query.sort}">` : ''}
<button class="quiet">Show</button>
</form>`
}

function filterInput(app, entity, user, name, value) {
  const column = columnsOf(entity)[name]
  const current = value === undefined ? '' : filterText(entity, name, value)
  const options = optionsFor(app, entity, user, name, column)
  if (options?.length === 0) return ''
  const id = `filter-${name}`
  const control = options
    ? html`<select id="${id}" name="${name}"><option value="">All</option>${options.map(
        ([option, title]) => html`<option value="${option}" ${when(option === current, 'selected')}>${title}</option>`,
      )}</select>`
    : html`<input id="${id}" name="${name}" value="${current}" type="${column.kind === 'date' ? 'date' : 'text'}">`
  return html`<div><label for="${id}">${column.title}</label>${control}</div>\n`
}

function optionsFor(app, entity, user, name, column) {
  if (column.kind === 'choice') return Object.entries(column.options)
  if (column.kind === 'reference') {
    // Only the people behind rows that the reader may list: nobody learns here who else has an account.
    const choices = column.target === 'user' ? peopleIn(app, entity, user, name) : choicesOf(app, user, column.target)
    return choices.map(({ id, label }) => [String(id), label])
  }
  return column.kind === 'boolean'
    ? [
        ['true', 'Yes'],
        ['false', 'No'],
      ]
    : null
}

function peopleIn(app, entity, user, name) {
  const labels = labelsOf(app, user, 'user', peopleBehind(app, entity, user, name))
  return labels.size < 2 ? [] : [...labels].map(([id, label]) => ({ id, label }))
}

/** A table of rows. `query: null` leaves the headers without sorting. */
export function table(app, entity, { user, query, rows, without = null }) {
  const columns = columnsOf(entity)
  const shown = entity.list.columns.filter((name) => name !== without)
  const labels = labelsIn(app, user, entity, rows)
  // A reference leads to what it refers to; where that is all there is to click, the row gets a link of its own.
  const linked = shown.includes(entity.label) && columns[entity.label].kind !== 'reference' ? entity.label : null
  const cell = (row, name) => {
    const value = valueCell(app, columns[name], row[name], { labels: labels[name], plain: name === linked })
    const content = name === linked ? html`<a class="rowlink" href="/${entity.path}/${row.id}">${value}</a>` : value
    return html`<td data-label="${columns[name].title}" ${when(isNumeric(columns[name]), 'class="number"')}>${content}</td>`
  }
  const open = (row) =>
    html`<td data-label="${entity.title}"><a class="rowlink" href="/${entity.path}/${row.id}">Open<span class="hidden"> ${entity.noun.one} ${row.id}</span></a></td>`
  return html`<div class="scroll"><table class="cards ${when(query, 'sortable')}"><thead><tr>${shown.map((name) => header(entity, name, columns[name], query))}${linked ? '' : html`<th scope="col"><span class="hidden">Open</span></th>`}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${shown.map((name) => cell(row, name))}${linked ? '' : open(row)}</tr>\n`)}</tbody></table></div>`
}

const isNumeric = ({ kind }) => ['integer', 'decimal', 'money'].includes(kind)

function header(entity, name, column, query) {
  const css = when(isNumeric(column), 'class="number"')
  if (query === null) return html`<th scope="col" ${css}>${column.title}</th>`
  const up = query.sort === name
  const down = query.sort === `-${name}`
  const target = link(entity, query, { sort: up ? `-${name}` : name, page: 1 })
  const direction = up ? html`aria-sort="ascending"` : down ? html`aria-sort="descending"` : ''
  return html`<th scope="col" ${css} ${direction}><a href="/${entity.path}${target}">${column.title}${up ? ' ↑' : down ? ' ↓' : ''}</a></th>`
}

function pager(entity, query, { total, page, pageSize }) {
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const count = `${total.toLocaleString('en')} ${total === 1 ? entity.noun.one : entity.noun.many}`
  if (pages === 1) return html`<p class="count">${count}</p>`
  const to = (target) => `/${entity.path}${link(entity, query, { page: target })}`
  return html`<nav class="pager" aria-label="Pages">
${page > 1 ? html`<a class="button quiet small" rel="prev" href="${to(page - 1)}">Previous</a>` : ''}
<span>Page ${page} of ${pages} · ${count}</span>
${page < pages ? html`<a class="button quiet small" rel="next" href="${to(page + 1)}">Next</a>` : ''}</nav>`
}
