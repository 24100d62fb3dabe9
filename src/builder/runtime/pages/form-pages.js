import { html } from '../html.js'
import { choicesOf, labelled } from '../labels.js'
import { errorSummary, inputFor } from './inputs.js'
import { layout } from './layout.js'

/** The form for a new row, or for a change of `row`. `values` are what the inputs show. */
export function formPage(app, entity, { user, row = null, values, error }) {
  const { one, a } = entity.noun
  const title = row ? `Edit ${labelled(app, user, entity, [row]).get(row.id)}` : `Add ${a}`
  const action = row ? `/${entity.path}/${row.id}/edit` : `/${entity.path}/new`
  const inputs = Object.entries(entity.fields)
    .filter(([, field]) => field.editable)
    .map(([name, field]) =>
      inputFor(name, field, {
        value: values[name],
        error,
        choices: field.kind === 'reference' ? choicesOf(app, user, field.target) : [],
      }),
    )
  return layout(app, {
    title,
    user,
    path: entity.path,
    content: html`<div class="narrow"><h1>${title}</h1>
${errorSummary(error)}
<form method="post" action="${action}" novalidate>
${inputs}
<p class="actions"><button>${row ? 'Save' : `Add ${one}`}</button><a class="button quiet" href="/${entity.path}${row ? `/${row.id}` : ''}">Cancel</a></p>
</form></div>`,
  })
}

/** Asks before a row is deleted for good. */
export function deletePage(app, entity, { user, row }) {
  const label = labelled(app, user, entity, [row]).get(row.id)
  return layout(app, {
    title: `Delete ${label}`,
    user,
    path: entity.path,
    content: html`<div class="narrow"><h1>Delete ${label}?</h1>
<p>This ${entity.noun.one} will be gone for good.</p>
<form method="post" action="/${entity.path}/${row.id}/delete"><p class="actions"><button class="danger">Delete</button><a class="button quiet" href="/${entity.path}/${row.id}">Keep it</a></p></form></div>`,
  })
}
