import { html, when } from '../html.js'

/** The frame of every page. `user` is who is signed in, or null. */
export function layout(app, { title, user, path = '', content }) {
  const places = app.entities.filter((entity) => entity.may.list(user) !== null)
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === app.title ? title : html`${title} – ${app.title}`}</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<div class="bar">
<a class="brand" href="/">${app.title}</a>
${places.length > 0 ? navigation(places, path) : ''}
${app.accounts ? account(user, app, path) : ''}
</div>
</header>
<main id="main" tabindex="-1">
${content}
</main>
</body>
</html>`
}

function navigation(places, path) {
  return html`<nav aria-label="Main"><ul>
${places.map(
  (entity) =>
    html`<li><a href="/${entity.path}" ${when(path === entity.path, 'aria-current="page"')}>${entity.plural}</a></li>\n`,
)}</ul></nav>`
}

function account(user, app, path) {
  if (user === null)
    return html`<div class="account"><a href="/login" ${when(path === 'login', 'aria-current="page"')}>Sign in</a><a class="button small" href="/register">Register</a></div>`
  const isHighest = user.role === app.accounts.highest.id
  return html`<div class="account">
${isHighest ? html`<a href="/users" ${when(path === 'users', 'aria-current="page"')}>Accounts</a>` : ''}
<span class="who">${app.accounts.nameOf(user, user)}</span>
<form method="post" action="/logout"><button class="plain">Sign out</button></form>
</div>`
}
