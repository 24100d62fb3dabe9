import {
  accounts,
  allAccounts,
  demandHighest,
  giveRole,
  presentAccount,
  refuseUnknownAccountKeys,
  register,
  signIn,
  signOut,
} from './accounts.js'
import { empty, json, page, redirect } from './http/answers.js'
import { parseForm, parseJson } from './http/body.js'
import { Refusal, signInFirst } from './http/errors.js'
import { accountsPage, registerPage, signInPage } from './pages/account-pages.js'
import { fromForm } from './values.js'

/** Registration, sign-in, sign-out and, for the highest role, who has which role: as JSON and as pages. */
export function addAccountRoutes(router, app) {
  const { db } = app
  addApi(router, db)

  router.add('GET', '/register', ({ user, query }) => page(200, registerPage(app, { user, next: nextOf(query) })))
  router.add('POST', '/register', async ({ user, text, headers }) => {
    const form = parseForm(text, headers['content-type'] ?? '')
    const input = { ...fromForm(accounts, form), password: form.password ?? '' }
    return formAnswer(
      async () => {
        const { headers: cookies } = await register(db, input)
        return redirect(safeNext(form._next), cookies)
      },
      (error) => registerPage(app, { user, next: safeNext(form._next), values: form, error }),
    )
  })
  router.add('GET', '/login', ({ user, query }) => page(200, signInPage(app, { user, next: nextOf(query) })))
  router.add('POST', '/login', async ({ user, text, headers }) => {
    const form = parseForm(text, headers['content-type'] ?? '')
    return formAnswer(
      async () => {
        const { headers: cookies } = await signIn(db, { email: form.email ?? '', password: form.password ?? '' })
        return redirect(safeNext(form._next), cookies)
      },
      (error) => signInPage(app, { user, next: safeNext(form._next), values: form, error }),
    )
  })
  router.add('POST', '/logout', ({ headers }) => redirect('/', signOut(db, headers)))
  router.add('GET', '/users', ({ user, query }) => {
    demandHighest(user)
    return page(200, accountsPage(app, { user, done: query.get('_done') }))
  })
  router.add('POST', '/users/:id', ({ user, params, text, headers }) => {
    const { role = '' } = parseForm(text, headers['content-type'] ?? '')
    return formAnswer(
      () => {
        giveRole(db, user, params.id, role)
        return redirect('/users?_done=changed')
      },
      (error) => accountsPage(app, { user, error }),
    )
  })
}

function addApi(router, db) {
  router.add('POST', '/api/register', async ({ text, headers }) => {
    const input = parseJson(text, headers['content-type'] ?? '')
    refuseUnknownAccountKeys(input)
    const { account, token, headers: cookies } = await register(db, input)
    return json(201, { ...presentAccount(account), token }, cookies)
  })
  router.add('POST', '/api/login', async ({ text, headers }) => {
    const input = parseJson(text, headers['content-type'] ?? '')
    refuseUnknownAccountKeys(input, ['email', 'password'])
    const { account, token, headers: cookies } = await signIn(db, input)
    return json(200, { ...presentAccount(account), token }, cookies)
  })
  router.add('POST', '/api/logout', ({ headers }) => empty(signOut(db, headers)))
  router.add('GET', '/api/me', ({ user }) => {
    if (user === null) throw signInFirst('Nobody is signed in.')
    return json(200, presentAccount(user))
  })
  router.add('GET', '/api/users', ({ user }) => {
    demandHighest(user)
    const items = allAccounts(db).map(presentAccount)
    return json(200, { items, total: items.length, page: 1, pageSize: items.length })
  })
  router.add('PATCH', '/api/users/:id', ({ user, params, text, headers }) => {
    const input = parseJson(text, headers['content-type'] ?? '')
    refuseUnknownAccountKeys(input, ['role'])
    return json(200, presentAccount(giveRole(db, user, params.id, input.role)))
  })
}

/** Shows the form again with what was wrong. Not signed in at all is the listener's business. */
async function formAnswer(work, again) {
  try {
    return await work()
  } catch (error) {
    const isAboutForm = error instanceof Refusal && ![400, 403, 404].includes(error.status)
    if (!isAboutForm) throw error
    return page(error.status === 401 ? 422 : error.status, again(error))
  }
}

/** Only a path of this application: `//elsewhere` and full addresses lead to the home page. */
function safeNext(next) {
  return typeof next === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(next) ? next : '/'
}
const nextOf = (query) => safeNext(query.get('next'))
