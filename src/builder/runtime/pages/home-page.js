import { figuresFor } from '../api.js'
import { html } from '../html.js'
import { page } from '../http/answers.js'
import { textOf } from '../labels.js'
import { list, readQuery } from '../listing.js'
import { layout } from './layout.js'

/** The start page: the figures, and a card for everything that the reader may list. */
export function addHomePage(router, app) {
  router.add('GET', '/', ({ user }) => page(200, homePage(app, user)))
}

function homePage(app, user) {
  const places = app.entities.filter((entity) => entity.may.list(user) !== null)
  return layout(app, {
    title: app.title,
    user,
    content: html`<h1>${app.title}</h1>
<p class="lead">${app.summary}</p>
${app.accounts && user === null ? html`<p class="actions"><a class="button" href="/register">Register</a><a class="button quiet" href="/login">Sign in</a></p>` : ''}
${figures(app, user)}
${places.length > 0 ? html`<ul class="tiles">${places.map((entity) => card(app, user, entity))}</ul>` : ''}`,
  })
}

function figures(app, user) {
  const values = figuresFor(app, user)
  const shown = app.figures.filter(({ id }) => Object.hasOwn(values, id))
  if (shown.length === 0) return ''
  return html`<h2 class="hidden">Figures</h2><dl class="figures">${shown.map(
    (figure) =>
      html`<div><dt>${figure.title}</dt><dd>${values[figure.id] === null ? '–' : textOf({ kind: figure.type }, values[figure.id])}</dd></div>`,
  )}</dl>`
}

function card(app, user, entity) {
  const { total } = list(app, entity, user, readQuery(entity, new URLSearchParams('pageSize=1')))
  const { one, many, a } = entity.noun
  return html`<li class="card"><h2><a href="/${entity.path}">${entity.plural}</a></h2>
<p>${total === 0 ? `No ${many} yet` : `${total.toLocaleString('en')} ${total === 1 ? one : many}`}</p>
${entity.may.create(user) ? html`<a class="button quiet small" href="/${entity.path}/new">Add ${a}</a>` : ''}</li>`
}
