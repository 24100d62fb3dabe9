import { accounts, allAccounts, roles, security } from '../accounts.js'
import { html, when } from '../html.js'
import { choicesOf, textOf } from '../labels.js'
import { errorSummary, inputFor } from './inputs.js'
import { layout } from './layout.js'

const password = (error, autocomplete, hint) => {
  const message = error?.fields.find(({ field }) => field === 'password')?.message
  return html`<div class="field ${when(message, 'wrong')}"><label for="password">Password</label>
${hint ? html`<p class="hint" id="password-hint">${hint}</p>` : ''}${message ? html`<p class="problem" id="password-error">${message}</p>` : ''}
<input type="password" id="password" name="password" required autocomplete="${autocomplete}" ${when(hint, 'aria-describedby="password-hint"')}></div>`
}

/** The form that makes an account. */
export function registerPage(app, { user, next, values = {}, error }) {
  const inputs = Object.entries(accounts.fields)
    .filter(([, field]) => field.editable)
    .map(([name, field]) =>
      inputFor(name, field, {
        value: values[name] ?? plain(field.initial),
        error,
        choices: field.kind === 'reference' ? choicesOf(app, user, field.target) : [],
      }),
    )
  return layout(app, {
    title: 'Register',
    user,
    path: 'register',
    content: html`<div class="narrow"><h1>Register</h1>
${errorSummary(error)}
<form method="post" action="/register" novalidate>
<input type="hidden" name="_next" value="${next}">
${inputs}
${password(error, 'new-password', `At least ${security.passwordMinLength} characters`)}
<button>Create account</button>
</form>
<p>Already registered? <a href="/login">Sign in</a></p></div>`,
  })
}
const plain = (initial) => (typeof initial === 'function' ? null : initial)

/** The form that signs in. */
export function signInPage(app, { user, next, values = {}, error }) {
  return layout(app, {
    title: 'Sign in',
    user,
    path: 'login',
    content: html`<div class="narrow"><h1>Sign in</h1>
${errorSummary(error)}
<form method="post" action="/login" novalidate>
<input type="hidden" name="_next" value="${next}">
<div class="field"><label for="email">E-mail</label><input type="email" id="email" name="email" required autocomplete="username" value="${values.email ?? ''}"></div>
${password(error, 'current-password', '')}
<button>Sign in</button>
</form>
<p>No account yet? <a href="/register">Register</a></p></div>`,
  })
}

/** Who has an account, and which role. */
export function accountsPage(app, { user, done, error }) {
  return layout(app, {
    title: 'Accounts',
    user,
    path: 'users',
    content: html`<h1>Accounts</h1>
${done ? html`<p class="done" role="status">The role has been changed.</p>` : ''}
${errorSummary(error)}
<div class="scroll"><table class="cards"><thead><tr><th scope="col">E-mail</th><th scope="col">Since</th><th scope="col">Role</th></tr></thead>
<tbody>${allAccounts(app.db).map(
      (
        account,
      ) => html`<tr><td data-label="E-mail">${account.email}</td><td data-label="Since">${textOf({ kind: 'date' }, account.created_at.slice(0, 10))}</td>
<td data-label="Role"><form class="inline" method="post" action="/users/${account.id}">
<select name="role" aria-label="Role of ${account.email}">${roles.map((role) => html`<option value="${role.id}" ${when(role.id === account.role, 'selected')}>${role.title}</option>`)}</select>
<button class="quiet small">Change</button></form></td></tr>\n`,
    )}</tbody></table></div>`,
  })
}
