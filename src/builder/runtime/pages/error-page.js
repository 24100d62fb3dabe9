import { html } from '../html.js'
import { layout } from './layout.js'

const titles = {
  400: 'That did not work',
  403: 'Not allowed',
  404: 'Page not found',
  409: 'Not possible right now',
  413: 'Too large',
  422: 'Please check what was sent',
  429: 'Please wait',
}

/** What people see when something is refused. */
export function errorPage(app, user, error) {
  const title = titles[error.status] ?? 'Something went wrong'
  return layout(app, {
    title,
    user,
    content: html`<h1>${title}</h1><p>${error.message}</p><p><a href="/">Back to the start page</a></p>`,
  })
}
