import { CannotTest } from '../cannot-test.ts'
import { givenRole, standing } from '../support/standing.ts'
import type { SubjectWriter } from '../written.ts'

/** Register, sign in, sign out; and what needs an account is refused without one. */
export const accounts: SubjectWriter<'accounts'> = (_subject, ground) => {
  const { spec } = ground
  if (spec.accounts === null) throw new CannotTest('The application has no accounts.')
  const shut = spec.entities.filter((entity) => standing(entity.grants.list, null) === 'never')
  const least = spec.security.passwordMinLength
  return [
    {
      says: 'People register, sign out and sign in again',
      body: [
        'await s.app.chief()',
        'const { session } = s.app.visitor()',
        'const registration = s.app.registration()',
        "const registered = await session.send('POST', '/api/register', registration)",
        'assert.equal(registered.status, 201, registered.text)',
        'assert.equal(registered.json.email, registration.email)',
        `assert.equal(registered.json.role, '${givenRole(spec)}')`,
        "assert.doesNotMatch(registered.text, /password/i, 'a password is never shown')",
        "assert.equal((await session.send('GET', '/api/me')).json.id, registered.json.id)",
        "assert.equal((await session.send('POST', '/api/logout')).status, 204)",
        "assert.equal((await session.send('GET', '/api/me')).status, 401)",
        'const { email, password } = registration',
        "refused(await session.send('POST', '/api/login', { email, password: `${password}x` }), 'a wrong password', { status: [401, 403, 422] })",
        "assert.equal((await session.send('GET', '/api/me')).status, 401)",
        "assert.equal((await session.send('POST', '/api/login', { email, password })).status, 200)",
        "assert.equal((await session.send('GET', '/api/me')).json.email, email)",
      ],
    },
    {
      says: 'An e-mail address has one account, and a password its least length',
      body: [
        'const account = await s.account(' + `'${givenRole(spec)}')`,
        'const { session } = s.app.visitor()',
        'const good = s.app.registration()',
        "const register = (values) => session.send('POST', '/api/register', { ...good, ...values })",
        "refused(await register({ email: account.email }), 'an e-mail address that is taken')",
        "refused(await register({ email: account.email.toUpperCase() }), 'an e-mail address that is taken, in capitals')",
        "refused(await register({ email: 'nobody' }), 'what is no e-mail address')",
        `refused(await register({ password: '${'x'.repeat(least - 1)}' }), 'a short password')`,
        "assert.equal((await session.send('GET', '/api/me')).status, 401, 'a refused registration signs nobody in')",
        `assert.equal((await register({ password: 'q7${'z'.repeat(least - 2)}' })).status, 201)`,
      ],
    },
    ...(shut.length === 0
      ? []
      : [
          {
            says: 'What needs an account is refused without one',
            body: [
              'const { session } = s.app.visitor()',
              `for (const path of [${shut.map((entity) => `'${entity.path}'`).join(', ')}]) {`,
              "  refused(await session.send('GET', `/api/${path}`), `a list of ${path} without an account`, { status: 401 })",
              "  const page = await session.send('GET', `/${path}`)",
              "  assert.equal(page.status, 303, 'a page sends to the sign-in')",
              "  assert.match(page.headers.get('location') ?? '', /^\\/login/)",
              '}',
              ...shut
                .slice(0, 1)
                .flatMap((entity) =>
                  standing(entity.grants.list, givenRole(spec)) === 'never'
                    ? []
                    : [
                        '// With one it is there.',
                        `const member = await s.account('${givenRole(spec)}')`,
                        `assert.equal((await member.session.send('GET', '/api/${entity.path}')).status, 200)`,
                      ],
                ),
            ],
          },
        ]),
  ]
}
